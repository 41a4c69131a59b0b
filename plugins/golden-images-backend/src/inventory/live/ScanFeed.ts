import {
  GOLDEN_IMAGES_SCANS_CHANNEL,
  type ScanSignal,
} from '@image-governance/plugin-golden-images-common';
import type { Scan, ScanEnd, ScanObserver, SourceIdentity } from '../scan';
import type { SignalSender } from './SignalSender';

/** Tells open pages that a scan began, moved on or ended, so that they ask how far it is (docs/adr/0007-live-progress.md). */
export class ScanFeed implements ScanObserver {
  readonly #sender: SignalSender;

  constructor(options: { sender: SignalSender }) {
    this.#sender = options.sender;
  }

  onStart(_source: SourceIdentity, scan: Scan): void {
    this.#send(scan, 'running');
  }

  onProgress(_source: SourceIdentity, scan: Scan): void {
    this.#send(scan, 'running');
  }

  onEnd(_source: SourceIdentity, scan: Scan, end: ScanEnd): void {
    this.#send(scan, end.outcome);
  }

  #send(scan: Scan, state: ScanSignal['state']): void {
    const message: ScanSignal = { scan: String(scan.id), state };
    this.#sender.send(GOLDEN_IMAGES_SCANS_CHANNEL, message);
  }
}
