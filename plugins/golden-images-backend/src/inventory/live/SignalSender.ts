import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import { failureText } from '../scan/failureText';

/**
 * Sends signals to everybody who is signed in, as far as that is possible: a
 * message that is lost costs a page its next look at the database, no more. So
 * nothing waits for it and no failure gets out. What it sends must need no
 * permission to be read.
 */
export class SignalSender {
  readonly #signals: SignalsService | undefined;
  readonly #logger: LoggerService;
  #failing = false;

  constructor(options: { signals?: SignalsService; logger: LoggerService }) {
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  send(channel: string, message: JsonObject): void {
    this.#publish(channel, message).then(
      () => {
        this.#failing = false;
      },
      error => this.#onFailure(error),
    );
  }

  async #publish(channel: string, message: JsonObject): Promise<void> {
    await this.#signals?.publish({
      recipients: { type: 'broadcast' },
      channel,
      message,
    });
  }

  /** Says so once, until one gets through again. */
  #onFailure(error: unknown): void {
    if (!this.#failing) {
      this.#failing = true;
      this.#logger.warn(
        `Signals cannot be sent, open pages ask for progress instead: ${failureText(
          error,
        )}`,
      );
    }
  }
}
