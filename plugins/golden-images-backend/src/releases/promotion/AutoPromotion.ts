import { ConflictError } from '@backstage/errors';
import {
  SIGN_OFF_ROLES,
  standingApproval,
} from '@image-governance/plugin-golden-images-common';
import type { AuditLog } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { CandidateStore } from './CandidateStore';
import type { FamilyOwners } from './FamilyOwners';
import type { Promotion } from './Promotion';
import type { PromotionGates } from './PromotionGates';
import type { PromotionRecord } from './PromotionRecord';

/** Options of {@link AutoPromotion}. */
export interface AutoPromotionOptions {
  readonly database: GovernanceDatabase;
  readonly candidates: CandidateStore;
  readonly record: PromotionRecord;
  readonly gates: PromotionGates;
  readonly promotion: Promotion;
  readonly owners: FamilyOwners;
  readonly log: AuditLog;
  readonly onDecided: () => void;
}

/** Promotes what nothing is in the way of any more, both sign-offs included (R-PIPE-07): it spares the last click, no gate. */
export class AutoPromotion {
  readonly #options: AutoPromotionOptions;

  constructor(options: AutoPromotionOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { candidates, gates, database } = this.#options;
    const approved = (await candidates.all()).filter(
      ({ stage }) => stage === 'approved',
    );
    for (const candidate of approved) {
      signal.throwIfAborted();
      const { ready } = await gates.of(candidate, database.knex);
      if (ready) {
        await this.#promote(candidate.id, candidate.family, candidate.digest);
      }
    }
  }

  async #promote(id: string, family: string, digest: string): Promise<void> {
    const { database, log, owners, promotion, record, onDecided } =
      this.#options;
    const actor = 'system';
    const signOffs = await record.signOffs(id);
    const signers = SIGN_OFF_ROLES.map(
      role => `${standingApproval(signOffs, role, digest)?.actor} for ${role}`,
    );
    const reason = `All gates passed; signed off by ${signers.join(' and ')}.`;
    const concerned = await owners.of(family);
    try {
      await database.transaction(async tx => {
        const { result, unchanged, ...change } = await promotion.within(tx, {
          id,
          digest,
          actor,
          reason,
          owners: concerned,
        });
        if (!unchanged) {
          await log.record(tx, {
            actor,
            action: 'release.promote',
            object: `release:${id}`,
            ...change,
          });
        }
      });
      onDecided();
    } catch (error) {
      // A gate fell shut since it was asked.
      if (!(error instanceof ConflictError)) {
        throw error;
      }
    }
  }
}
