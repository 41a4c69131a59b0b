import {
  GOLDEN_IMAGES_FACTS_CHANNEL,
  type FactsSignal,
} from '@image-governance/plugin-golden-images-common';
import type { Scan, ScanEnd, ScanObserver, SourceIdentity } from '../scan';
import type { SignalSender } from './SignalSender';

/** Shortest time between two messages, in milliseconds: every open page asks anew after each. */
export const FACTS_WINDOW_MS = 10_000;

/** Tells open pages that what they show may have changed. */
export class FactsFeed implements ScanObserver {
  readonly #sender: SignalSender;
  readonly #now: () => Date;
  #window: NodeJS.Timeout | undefined;
  #again = false;

  constructor(options: { sender: SignalSender; now: () => Date }) {
    this.#sender = options.sender;
    this.#now = options.now;
  }

  /** To be called after what changed is committed. Many calls in a short time make two messages: at the first, and after the last. */
  changed(): void {
    if (this.#window) {
      this.#again = true;
      return;
    }
    const message: FactsSignal = { changedAt: this.#now().toISOString() };
    this.#sender.send(GOLDEN_IMAGES_FACTS_CHANNEL, message);
    this.#window = setTimeout(() => {
      this.#window = undefined;
      if (this.#again) {
        this.#again = false;
        this.changed();
      }
    }, FACTS_WINDOW_MS);
    this.#window.unref();
  }

  /** A source that begins to fail, or to be read again, changes what is to be said of every figure. */
  onEnd(_source: SourceIdentity, scan: Scan, end: ScanEnd): void {
    const failed = end.outcome === 'failed';
    if ((scan.changed && !failed) || failed !== scan.previousFailed) {
      this.changed();
    }
  }
}
