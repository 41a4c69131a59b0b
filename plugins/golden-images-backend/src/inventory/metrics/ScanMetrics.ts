import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import type { Scan, ScanEnd, ScanObserver, SourceIdentity } from '../scan';

/** From the second that an unchanged file takes to the hours of a first scan. */
const SECONDS = [0.5, 1, 2.5, 5, 10, 30, 60, 150, 300, 600, 1800, 3600, 7200];

/** How long scans take and how many fail, measured by the replica that runs them. */
export class ScanMetrics implements ScanObserver {
  readonly #duration: MetricsServiceHistogram;
  readonly #failures: MetricsServiceCounter;

  constructor(options: { metrics: MetricsService }) {
    const { metrics } = options;
    this.#duration = metrics.createHistogram('golden_images.scan.duration', {
      description: 'Duration of scans of registries, clusters and declarations',
      unit: 's',
      advice: { explicitBucketBoundaries: SECONDS },
    });
    this.#failures = metrics.createCounter('golden_images.scan.failures', {
      description: 'Scans that failed: the facts of their source grow old',
      unit: '{scan}',
    });
  }

  onEnd(source: SourceIdentity, _scan: Scan, end: ScanEnd): void {
    const attributes = { source: source.name, kind: source.kind };
    this.#duration.record(end.seconds, {
      ...attributes,
      outcome: end.outcome,
    });
    if (end.outcome === 'failed') {
      this.#failures.add(1, attributes);
    }
  }
}
