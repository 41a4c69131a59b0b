import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  DEFAULT_POLICY,
  type GovernanceFacts,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { GovernanceDatabase } from '../../database';
import type { GovernanceReader } from '../../releases';
import { createScans, type Scans } from '../createScans';
import { FakeCluster } from './FakeCluster';
import { FakeMetrics } from './FakeMetrics';
import { FakeRegistry } from './FakeRegistry';
import { FakeSignals } from './FakeSignals';

/** Sources in memory over a real governance database, put together as the plugin does, with a clock that tests move. */
export class Estate {
  readonly database: GovernanceDatabase;
  readonly cluster = new FakeCluster();
  readonly registry = new FakeRegistry();
  readonly catalog: ReturnType<typeof catalogServiceMock>;
  readonly scans: Scans;
  readonly logger = mockServices.logger.mock();
  readonly signals = new FakeSignals();
  readonly metrics = new FakeMetrics();
  /** What the governance file says; an Error when it cannot be read. */
  facts: GovernanceFacts | Error = { releases: [], approvals: [] };
  #now = new Date('2026-03-01T00:00:00Z');

  constructor(
    database: GovernanceDatabase,
    options: {
      readonly entities?: Entity[];
      readonly policy?: Partial<Policy>;
      readonly registries?: readonly FakeRegistry[];
      readonly governed?: boolean;
    } = {},
  ) {
    this.database = database;
    this.catalog = catalogServiceMock({ entities: options.entities });
    const governance: GovernanceReader = {
      name: 'governance',
      type: 'file',
      target: 'governance.yaml',
      read: async () => {
        if (this.facts instanceof Error) {
          throw this.facts;
        }
        return this.facts;
      },
    };
    this.scans = createScans({
      database,
      policy: { ...DEFAULT_POLICY, ...options.policy },
      usageSources: [{ source: this.cluster }],
      imageReaders: (options.registries ?? [this.registry]).map(source => ({
        source,
      })),
      governance:
        options.governed === false ? undefined : { source: governance },
      catalog: this.catalog,
      auth: mockServices.auth(),
      scheduler: mockServices.scheduler.mock(),
      logger: this.logger,
      signals: this.signals,
      metrics: this.metrics,
      now: () => this.#now,
    });
  }

  /** Sets the clock. */
  at(time: string): this {
    this.#now = new Date(time);
    return this;
  }

  /** Runs the scan of a source: `c1`, `registry` or `governance`. */
  async scan(name: string): Promise<void> {
    const task = this.scans.tasks.find(({ source }) => source.name === name);
    if (!task) {
      throw new Error(`No source ${name}`);
    }
    await task.scan(new AbortController().signal);
  }

  /** Runs `work` and returns the SQL statements that wrote to a table of usages, verdicts or workloads meanwhile. */
  async writesDuring(work: () => Promise<void>): Promise<string[]> {
    const writes: string[] = [];
    const listen = ({ sql }: { sql: string }) => {
      if (
        /^(insert into|update|delete from) [`"](usages|verdicts|usage_findings|workloads|images|image_\w+|tags|releases|release_platforms|variant_approvals)[`"]/.test(
          sql,
        )
      ) {
        writes.push(sql);
      }
    };
    this.database.knex.on('query', listen);
    await work();
    this.database.knex.off('query', listen);
    return writes;
  }
}
