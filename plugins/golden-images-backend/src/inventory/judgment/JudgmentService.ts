import {
  judgeUsage,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches, type GovernanceDatabase } from '../../database';
import type { ReleaseCatalogue } from '../../releases';
import type { ImageLibrary } from '../images/ImageLibrary';
import { INVALID } from './invalidate';
import { policyVersion } from './policyVersion';
import { Revision } from './Revision';
import { UsageFactsReader } from './UsageFactsReader';
import { VerdictStore, type RevisedJudgment } from './VerdictStore';

/** Options of {@link JudgmentService}. */
export interface JudgmentServiceOptions {
  readonly database: GovernanceDatabase;
  readonly library: ImageLibrary;
  readonly releases: ReleaseCatalogue;
  readonly policy: Policy;
  /** Is told when the judgment of something that runs changed. */
  readonly onChange?: () => void;
  readonly now: () => Date;
}

const PAGE = 500;

/**
 * Judges usages and keeps the judgments up to date with the facts (design §5).
 *
 * Whoever changes a fact says so in the same transaction: by invalidating the
 * judgments it concerns (images, tags), or by {@link JudgmentService.outdate}
 * when it may concern any (releases, approvals). {@link JudgmentService.catchUp}
 * then makes exactly those anew. An ended usage keeps the judgment it had when it ended.
 */
export class JudgmentService {
  readonly #options: JudgmentServiceOptions;
  readonly #revision: Revision;
  readonly #facts: UsageFactsReader;
  readonly #verdicts: VerdictStore;

  static create(options: JudgmentServiceOptions): JudgmentService {
    return new JudgmentService(options);
  }

  private constructor(options: JudgmentServiceOptions) {
    const { database, policy } = options;
    this.#options = options;
    this.#revision = new Revision({ policyVersion: policyVersion(policy) });
    this.#facts = new UsageFactsReader(options);
    this.#verdicts = new VerdictStore({ database, revision: this.#revision });
  }

  /** What is judged under now: `<policy version>.<revision of the facts>`. */
  async current(): Promise<string> {
    return this.#revision.current(this.#options.database.knex);
  }

  /** Whether every visible usage is judged by the policy, releases and approvals of now. */
  async isCaughtUp(): Promise<boolean> {
    const { knex } = this.#options.database;
    return this.#revision.isJudged(knex, await this.current());
  }

  /** Says, in the transaction that changes releases or approvals, that any judgment may be out of date. */
  async outdate(transaction: Knex.Transaction): Promise<void> {
    await this.#revision.bump(transaction);
  }

  /** Judges these usages by the facts of now. */
  async judge(usages: readonly number[]): Promise<void> {
    const { now, policy, onChange } = this.#options;
    for (const batch of batches(usages)) {
      const under = await this.current();
      const facts = await this.#facts.read(batch, now().toISOString());
      const judgments = new Map<number, RevisedJudgment>();
      for (const [id, read] of facts) {
        const judgment = judgeUsage(read.facts, policy);
        judgments.set(id, { judgment, revision: read.revision });
      }
      if (await this.#verdicts.write(judgments, under)) {
        onChange?.();
      }
    }
  }

  /** Makes every judgment anew that is out of date: after a scan, an import, a start with another policy. */
  async catchUp(): Promise<void> {
    const { database, releases, now } = this.#options;
    await releases.expireApprovals(now().toISOString(), tx => this.outdate(tx));
    const under = await this.current();
    if (await this.#revision.isJudged(database.knex, under)) {
      await this.#judgeWhere(usages =>
        usages
          .join('verdicts', 'verdicts.usage_id', 'usages.id')
          .where('verdicts.judged_under', INVALID),
      );
    } else {
      await this.#judgeWhere(usages =>
        usages
          .leftJoin('verdicts', 'verdicts.usage_id', 'usages.id')
          .whereRaw('coalesce(verdicts.judged_under, ?) <> ?', [
            INVALID,
            under,
          ]),
      );
      await this.#revision.setJudged(database.knex, under);
    }
  }

  async #judgeWhere(
    select: (usages: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<void> {
    for (let after = 0; ; ) {
      const usages = this.#options.database
        .knex('usages')
        .whereNot('usages.state', 'ended')
        .where('usages.id', '>', after);
      const ids: number[] = await select(usages)
        .orderBy('usages.id')
        .limit(PAGE)
        .pluck('usages.id');
      if (ids.length === 0) {
        return;
      }
      await this.judge(ids);
      after = ids[ids.length - 1];
    }
  }
}
