import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  MetricsService,
  MetricsServiceObservableResult,
} from '@backstage/backend-plugin-api/alpha';
import { VERDICTS } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { asOf } from '../read/AsOf';
import type { FigureStore } from '../figures';
import type { WorkloadFigure } from '../read/FigureQueries';
import { KeptFigures } from '../read/KeptFigures';
import type { SourceQueries } from '../read/SourceQueries';
import { WorkloadScope } from '../read/WorkloadScope';
import { failureText } from '../scan/failureText';
import { remembered } from './remembered';

/** However often it is collected, the database is asked this seldom, in milliseconds. */
const REMEMBERED_MS = 15_000;

/** Options of {@link InventoryGauges}. */
export interface InventoryGaugesOptions {
  readonly metrics: MetricsService;
  readonly knex: Knex;
  readonly sources: SourceQueries;
  readonly figures: FigureStore;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/**
 * What the database knows, as gauges: the age of each source's facts and the
 * workloads of each verdict. Every replica reports the same figures.
 */
export class InventoryGauges {
  readonly #options: InventoryGaugesOptions;
  #failing = false;

  /** Begins to report. */
  static start(options: InventoryGaugesOptions): void {
    new InventoryGauges(options).#start();
  }

  private constructor(options: InventoryGaugesOptions) {
    this.#options = options;
  }

  #start(): void {
    const { metrics, sources, now } = this.#options;
    const known = remembered(REMEMBERED_MS, now, () => sources.all());
    const counts = remembered(REMEMBERED_MS, now, () => this.#verdicts());
    this.#gauge(
      metrics.createObservableGauge('golden_images.facts.age', {
        description: 'Time since the start of the last complete scan',
        unit: 's',
      }),
      async result => {
        for (const source of await known()) {
          if (source.configured && source.last_completed_at !== null) {
            const since = new Date(source.last_completed_at).getTime();
            result.observe((now().getTime() - since) / 1000, {
              source: source.name,
              kind: source.kind,
            });
          }
        }
      },
    );
    this.#gauge(
      metrics.createObservableGauge('golden_images.workloads', {
        description: 'Workloads that run now, by their verdict',
        unit: '{workload}',
      }),
      async result => observeVerdicts(result, await counts()),
    );
  }

  #gauge(
    gauge: ReturnType<MetricsService['createObservableGauge']>,
    observe: (result: MetricsServiceObservableResult) => Promise<void>,
  ): void {
    gauge.addCallback(async result => {
      try {
        await observe(result);
        this.#failing = false;
      } catch (error) {
        this.#onFailure(error);
      }
    });
  }

  /** Says so once, until it works again: no figure is reported meanwhile, rather than a wrong one. */
  #onFailure(error: unknown): void {
    if (!this.#failing) {
      this.#failing = true;
      this.#options.logger.warn(
        `Metrics cannot be read from the governance database: ${failureText(
          error,
        )}`,
      );
    }
  }

  /** The figures of the overview, of all environments. */
  async #verdicts(): Promise<WorkloadFigure[]> {
    const { knex, sources, figures, now } = this.#options;
    const moment = asOf(undefined, now());
    const ages = await sources.ages(moment);
    const scope = new WorkloadScope({
      knex,
      asOf: moment,
      visible: 'all',
      staleSources: [...ages].flatMap(([id, age]) => (age.stale ? [id] : [])),
    });
    return new KeptFigures(scope, figures).workloads();
  }
}

/** Also the verdicts of no workload: a series that ends reads as one that does not change. */
function observeVerdicts(
  result: MetricsServiceObservableResult,
  counts: readonly WorkloadFigure[],
): void {
  for (const production of [true, false]) {
    for (const verdict of VERDICTS) {
      const workloads = counts
        .filter(
          each => each.verdict === verdict && each.production === production,
        )
        .reduce((sum, each) => sum + each.workloads, 0);
      result.observe(workloads, { verdict, production });
    }
  }
}
