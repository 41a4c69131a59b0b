import type {
  SignalPayload,
  SignalsService,
} from '@backstage/plugin-signals-node';

/** A signals service that keeps what it is given. */
export class FakeSignals implements SignalsService {
  readonly sent: SignalPayload[] = [];
  /** Set: nothing can be sent. */
  failure: Error | undefined;

  async publish(signal: SignalPayload): Promise<void> {
    if (this.failure) {
      throw this.failure;
    }
    this.sent.push(signal);
  }

  /** Messages of a channel, in order. */
  on(channel: string): SignalPayload['message'][] {
    return this.sent
      .filter(signal => signal.channel === channel)
      .map(({ message }) => message);
  }
}
