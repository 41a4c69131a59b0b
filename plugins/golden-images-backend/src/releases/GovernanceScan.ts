import type { GovernanceFacts } from '@image-governance/plugin-golden-images-common';
import type { ReadOptions } from '@image-governance/plugin-golden-images-node';
import type { GovernanceDatabase } from '../database';
import type { JudgmentService } from '../inventory/judgment';
import type { ScanRunner, SourceIdentity } from '../inventory/scan';
import type { ReleaseCatalogue } from './ReleaseCatalogue';

/** Reads the declarative governance file. */
export interface GovernanceReader {
  /** Unique, stable name of the source. */
  readonly name: string;
  readonly type: string;
  /** Path or URL, without credentials. */
  readonly target: string;
  /** Reads and checks the whole file. Throws when anything in it is wrong, with every line that is. */
  read(options: ReadOptions): Promise<GovernanceFacts>;
}

/** Options of {@link GovernanceScan}. */
export interface GovernanceScanOptions {
  readonly database: GovernanceDatabase;
  readonly runner: ScanRunner;
  readonly releases: ReleaseCatalogue;
  readonly judgment: JudgmentService;
}

/** Brings the facts of the governance file on record: all of them or, when the file is not valid, none. */
export class GovernanceScan {
  readonly #options: GovernanceScanOptions;

  static create(options: GovernanceScanOptions): GovernanceScan {
    return new GovernanceScan(options);
  }

  private constructor(options: GovernanceScanOptions) {
    this.#options = options;
  }

  /** How the source is kept on record. */
  static identify(reader: GovernanceReader): SourceIdentity {
    const { name, type, target } = reader;
    return { name, kind: 'governance', type, target };
  }

  /** Writes nothing when the file says what it said before. */
  async run(reader: GovernanceReader, signal: AbortSignal): Promise<void> {
    const { database, runner, releases, judgment } = this.#options;
    await runner.run(GovernanceScan.identify(reader), async scan => {
      const facts = await reader.read({ signal });
      scan.count({
        pages: 1,
        observed: facts.releases.length + facts.approvals.length,
      });
      await database.transaction(async tx => {
        await scan.claim(tx);
        if (await releases.declare(tx, facts, scan.startedAt)) {
          await judgment.outdate(tx);
          scan.change();
        }
        await scan.complete(tx);
      });
    });
    await judgment.catchUp();
  }
}
