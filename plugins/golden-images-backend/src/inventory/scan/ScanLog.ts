import type { LoggerService } from '@backstage/backend-plugin-api';
import { formatCount } from '@image-governance/plugin-golden-images-common';
import type { Scan } from './Scan';
import type { ScanEnd, ScanObserver } from './ScanObserver';
import type { SourceIdentity } from './SourceIdentity';

/** One line for each scan, with what is needed to see at a glance whether it went as usual. */
export class ScanLog implements ScanObserver {
  readonly #logger: LoggerService;

  constructor(options: { logger: LoggerService }) {
    this.#logger = options.logger;
  }

  onEnd(source: SourceIdentity, scan: Scan, end: ScanEnd): void {
    const { counters, problems } = scan;
    const seconds = Number(end.seconds.toFixed(1));
    const what = `${source.kind} ${source.name}`;
    const meta = {
      source: source.name,
      kind: source.kind,
      scan: scan.id,
      seconds,
      problems,
      ...counters,
    };
    const read = `${counted(counters.pages, 'page')}, ${formatCount(
      counters.observed,
    )} observed`;
    const images = `${counted(counters.imagesResolved, 'image')} read`;
    if (end.outcome === 'failed') {
      this.#logger.warn(
        `Scan of ${what} failed after ${seconds} s (${read}, ${images}): ${end.error}`,
        meta,
      );
      return;
    }
    const skipped = problems > 0 ? `, ${counted(problems, 'problem')}` : '';
    this.#logger.info(
      `Scanned ${what} in ${seconds} s: ${read}, ${formatCount(
        counters.opened,
      )} new, ${formatCount(counters.closed)} gone, ${images}${skipped}`,
      meta,
    );
  }
}

function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
