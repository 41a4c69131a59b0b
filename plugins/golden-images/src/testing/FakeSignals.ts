import type { SignalApi } from '@backstage/plugin-signals-react';
import type {
  FactsSignal,
  ScanSignal,
} from '@image-governance/plugin-golden-images-common';

/** The portal's signals, sent by the test. */
export class FakeSignals implements SignalApi {
  readonly #bus = new EventTarget();
  /** Number of those who listen. */
  listeners = 0;

  subscribe: SignalApi['subscribe'] = (channel, onMessage) => {
    const listener = (event: Event) => {
      if (event instanceof CustomEvent) {
        onMessage(event.detail);
      }
    };
    this.#bus.addEventListener(channel, listener);
    this.listeners += 1;
    return {
      unsubscribe: () => {
        this.#bus.removeEventListener(channel, listener);
        this.listeners -= 1;
      },
    };
  };

  send(channel: string, message: ScanSignal | FactsSignal): void {
    this.#bus.dispatchEvent(new CustomEvent(channel, { detail: message }));
  }
}
