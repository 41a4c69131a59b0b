import {
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  eventsServiceRef,
  type EventsServiceSubscribeOptions,
} from '@backstage/plugin-events-node';

/** Stands in for Backstage's events: what is published is delivered before `publish` returns. */
export class FakeEvents {
  readonly #subscribers: EventsServiceSubscribeOptions[] = [];

  get topics(): string[] {
    return this.#subscribers.flatMap(({ topics }) => topics);
  }

  feature(): BackendFeature {
    return createServiceFactory({
      service: eventsServiceRef,
      deps: {},
      factory: () => ({
        publish: async () => {},
        subscribe: async options => {
          this.#subscribers.push(options);
        },
      }),
    });
  }

  async publish(topic: string, eventPayload: unknown): Promise<void> {
    for (const { topics, onEvent } of this.#subscribers) {
      if (topics.includes(topic)) {
        await onEvent({ topic, eventPayload });
      }
    }
  }
}
