import type { Policy } from '@image-governance/plugin-golden-images-common';
import type {
  UsagePage,
  UsageSource,
} from '@image-governance/plugin-golden-images-node';
import type { GovernanceDatabase } from '../../database';
import type { WorkloadAttacher } from '../attach/WorkloadAttacher';
import type { ImageLibrary } from '../images/ImageLibrary';
import type { ImageSession } from '../images/ImageSession';
import type { JudgmentService } from '../judgment/JudgmentService';
import { Generation } from './Generation';
import { pageUsages, resolveUsages, type PageUsage } from './PageUsage';
import type { Scan } from './Scan';
import type { ScanRunner } from './ScanRunner';
import type { SourceIdentity } from './SourceIdentity';
import { UsageWriter, type WrittenPage } from './UsageWriter';
import { WorkloadWriter } from './WorkloadWriter';

/** Options of {@link ClusterScan}. */
export interface ClusterScanOptions {
  readonly database: GovernanceDatabase;
  readonly runner: ScanRunner;
  readonly library: ImageLibrary;
  readonly judgment: JudgmentService;
  readonly attacher: WorkloadAttacher;
  readonly policy: Policy;
  readonly now: () => Date;
}

/**
 * Scans one usage source (design §5): page by page read, resolved, attached,
 * recorded and judged; visible all at once when the last page is in. A scan
 * that fails leaves everything as it was.
 */
export class ClusterScan {
  readonly #options: ClusterScanOptions;

  static create(options: ClusterScanOptions): ClusterScan {
    return new ClusterScan(options);
  }

  private constructor(options: ClusterScanOptions) {
    this.#options = options;
  }

  /** How the source is kept on record. */
  static identify(source: UsageSource): SourceIdentity {
    const { name, type, target } = source;
    return { name, kind: 'cluster', type, target };
  }

  /** @throws what the source throws, after the scan is marked failed */
  async run(source: UsageSource, signal: AbortSignal): Promise<void> {
    const { database, runner, library, judgment, attacher, policy } =
      this.#options;
    await runner.run(ClusterScan.identify(source), async scan => {
      const generation = new Generation({ scan });
      const images = library.session(signal, () =>
        scan.count({ imagesResolved: 1 }),
      );
      const attach = await attacher.matcher();
      const workloads = new WorkloadWriter({ scan, policy, attach });
      for await (const page of source.listUsages({ signal })) {
        signal.throwIfAborted();
        await this.#record(page, { scan, generation, images, workloads });
      }
      signal.throwIfAborted();
      await database.transaction(async tx => {
        await scan.claim(tx);
        await generation.commit(tx);
        await scan.complete(tx);
      });
    });
    await judgment.catchUp();
  }

  async #record(
    page: UsagePage,
    context: {
      scan: Scan;
      generation: Generation;
      images: ImageSession;
      workloads: WorkloadWriter;
    },
  ): Promise<void> {
    const { scan, generation, images, workloads } = context;
    const usages = pageUsages(page.usages, this.#options.policy);
    scan.count({ pages: 1, observed: page.usages.length });
    scan.note(page.problems);
    generation.spare(page.unreadable);
    const resolutions = await resolveUsages(usages, images);
    const written = await this.#options.database.transaction(async tx => {
      const rows = await workloads.write(tx, usages);
      return new UsageWriter({ scan }).write(tx, resolutions, rows);
    });
    for (const [usage, id] of written.ids) {
      generation.see(id, usage.pods);
    }
    for (const usage of written.moved) {
      const id = written.ids.get(usage);
      const resolution = resolutions.get(usage);
      if (id !== undefined && resolution) {
        generation.resolve(id, resolution);
      }
    }
    const requests = usages.flatMap(usage => {
      const digest = resolutions.get(usage)?.resolved_digest;
      const { reference } = usage;
      return reference && digest ? [{ ...reference, digest, usage }] : [];
    });
    await images.read(requests);
    await this.#locate(requests, written);
    await this.#options.judgment.judge(
      written.pending.flatMap(usage => written.ids.get(usage) ?? []),
    );
  }

  async #locate(
    requests: readonly {
      readonly registry: string;
      readonly repository: string;
      readonly digest: string;
      readonly usage: PageUsage;
    }[],
    written: WrittenPage,
  ): Promise<void> {
    const fresh = new Set([...written.pending, ...written.moved]);
    await this.#options.library.images.addLocations(
      requests.filter(request => fresh.has(request.usage)),
      this.#options.now().toISOString(),
    );
  }
}
