import type { SignalApi } from '@backstage/plugin-signals-react';

type OnMessage = Parameters<SignalApi['subscribe']>[1];

/** The portal's signals, sent by the test. */
export class FakeSignals implements SignalApi {
  readonly #subscribers = new Set<{
    readonly channel: string;
    readonly onMessage: (message: never) => void;
  }>();

  subscribe: SignalApi['subscribe'] = (channel, onMessage) => {
    const subscriber = { channel, onMessage };
    this.#subscribers.add(subscriber);
    return { unsubscribe: () => this.#subscribers.delete(subscriber) };
  };

  /** Number of those who listen. */
  get listeners(): number {
    return this.#subscribers.size;
  }

  send(channel: string, message: Parameters<OnMessage>[0]): void {
    for (const subscriber of this.#subscribers) {
      if (subscriber.channel === channel) {
        subscriber.onMessage(message as never);
      }
    }
  }
}
