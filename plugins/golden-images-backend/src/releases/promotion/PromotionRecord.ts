import type {
  PromotionStep,
  ReleaseId,
  SignOff,
  StageEntry,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { GovernanceDatabase } from '../../database';

/**
 * Sign-offs, stages and steps of candidates: only ever appended to. Steps are
 * the evidence of R-GIM-01, each once for each content.
 */
export class PromotionRecord {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): PromotionRecord {
    return new PromotionRecord(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  /** Oldest first, of any content. */
  async signOffs(
    id: ReleaseId,
    connection: Knex = this.#database.knex,
  ): Promise<SignOff[]> {
    const rows = await connection('sign_offs')
      .where({ release_id: id })
      .orderBy('id')
      .select('role', 'decision', 'digest', 'reason', 'actor', 'at');
    return rows.map(row => ({ ...row, reason: row.reason ?? undefined }));
  }

  async addSignOff(
    tx: Knex.Transaction,
    id: ReleaseId,
    { role, decision, digest, reason, actor, at }: SignOff,
  ): Promise<void> {
    await tx('sign_offs').insert({
      release_id: id,
      digest,
      role,
      decision,
      reason: reason ?? null,
      actor,
      at,
    });
  }

  /** Oldest first. */
  async stages(id: ReleaseId): Promise<StageEntry[]> {
    const rows = await this.#database
      .knex('candidate_stages')
      .where({ release_id: id })
      .orderBy('id')
      .select('stage', 'digest', 'at', 'actor', 'reason');
    return rows.map(row => ({ ...row, reason: row.reason ?? undefined }));
  }

  async addStage(
    tx: Knex.Transaction,
    id: ReleaseId,
    { stage, digest, at, actor, reason }: StageEntry,
  ): Promise<void> {
    await tx('candidate_stages').insert({
      release_id: id,
      stage,
      digest,
      at,
      actor,
      reason: reason ?? null,
    });
  }

  /** In the order in which they were recorded. */
  async steps(id: ReleaseId): Promise<PromotionStep[]> {
    const rows = await this.#database
      .knex('promotion_steps')
      .where({ release_id: id })
      .orderBy('id')
      .select('step', 'digest', 'at', 'actor', 'evidence');
    return rows.map(row => ({ ...row, evidence: JSON.parse(row.evidence) }));
  }

  /** By release the ISO time at which the tests had passed that it was promoted on. */
  async testsPassed(): Promise<Map<ReleaseId, string>> {
    const rows: { release_id: ReleaseId; at: string }[] = await this.#database
      .knex('promotion_steps')
      .where({ step: 'test' })
      .select('release_id', 'at');
    return new Map(rows.map(row => [row.release_id, row.at]));
  }

  /** A step that was taken with this content already stays as it was. */
  async addSteps(
    tx: Knex.Transaction,
    id: ReleaseId,
    steps: readonly PromotionStep[],
  ): Promise<void> {
    if (steps.length === 0) {
      return;
    }
    await tx('promotion_steps')
      .insert(
        steps.map(({ step, digest, at, actor, evidence }) => ({
          release_id: id,
          step,
          digest,
          at,
          actor,
          evidence: JSON.stringify(evidence),
        })),
      )
      .onConflict(['release_id', 'digest', 'step'])
      .ignore();
  }
}
