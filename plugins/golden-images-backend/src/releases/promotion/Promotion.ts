import { ConflictError } from '@backstage/errors';
import {
  releaseTag,
  releaseTitle,
  SIGN_OFF_ROLES,
  standingApproval,
  supersededBy,
  type Candidate,
  type Policy,
  type PromotionGate,
  type PromotionResult,
  type PromotionStep,
  type ReleaseId,
  type SignOff,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { AuditLog, Decided } from '../../audit';
import type { NoticeOutbox } from '../../notifications';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import type { CandidateChanges } from './CandidateChanges';
import type { CandidateStore } from './CandidateStore';
import type { OwnersOfFamily } from './FamilyOwners';
import type { PromotionGates } from './PromotionGates';
import { promotionNotices } from './promotionNotices';
import type { PromotionRecord } from './PromotionRecord';

/** A promotion that somebody asks for. */
export interface WantedPromotion {
  readonly id: ReleaseId;
  /** What was looked at; absent for who looks now. */
  readonly digest?: string;
  readonly reason?: string;
  readonly actor: string;
  /** Read before the transaction, which asks no other room. */
  readonly owners: OwnersOfFamily;
}

/** Options of {@link Promotion}. */
export interface PromotionOptions {
  readonly candidates: CandidateStore;
  readonly record: PromotionRecord;
  readonly changes: CandidateChanges;
  readonly gates: PromotionGates;
  readonly releases: Pick<ReleaseCatalogue, 'listWithin'>;
  readonly notices: NoticeOutbox;
  readonly log: AuditLog;
  readonly policy: Policy;
  readonly now: () => Date;
}

/**
 * Makes a candidate golden (R-LIFE-04, R-PIPE-04, R-DEP-07): the promotion, the
 * deprecation of its predecessor, the steps, the record and the notices, all in
 * the transaction of who decides. All of it is, or nothing; and once.
 */
export class Promotion {
  readonly #options: PromotionOptions;

  constructor(options: PromotionOptions) {
    this.#options = options;
  }

  /**
   * Answers the same again when it was promoted before.
   * @throws ConflictError that names everything in its way; NotFoundError
   */
  async within(
    tx: Knex.Transaction,
    wanted: WantedPromotion,
  ): Promise<Decided<PromotionResult>> {
    const { candidates, changes, gates } = this.#options;
    const candidate = await changes.lock(tx, wanted.id);
    const done = await candidates.promotion(wanted.id, tx);
    if (done) {
      return { result: done, unchanged: true };
    }
    if (wanted.digest !== undefined && wanted.digest !== candidate.digest) {
      throw new ConflictError(
        `${releaseTitle(
          candidate,
        )}: other content is under evaluation by now, ${
          candidate.digest
        }; look again`,
      );
    }
    const gate = await gates.of(candidate, tx);
    if (!gate.ready) {
      throw new ConflictError(
        `${releaseTitle(candidate)} is not promoted. ${gate.blockedBy.join(
          ' ',
        )}`,
      );
    }
    const result = await this.#promote(tx, candidate, gate, wanted);
    return {
      before: { stage: candidate.stage },
      after: { ...result, digest: candidate.digest },
      reason: wanted.reason,
      result,
    };
  }

  async #promote(
    tx: Knex.Transaction,
    candidate: Candidate,
    gate: PromotionGate,
    { actor, reason, owners }: WantedPromotion,
  ): Promise<PromotionResult> {
    const { candidates, record, changes, releases, policy, notices } =
      this.#options;
    const promotedAt = this.#now().slice(0, 10);
    const superseded = supersededBy(
      candidate,
      await releases.listWithin(tx),
      promotedAt,
      policy,
    );
    const result = { release: candidate.id, promotedAt, superseded };
    const signOffs = await record.signOffs(candidate.id, tx);
    const approved = await changes.move(tx, candidate, 'signed-off', { actor });
    const promoted = await changes.move(tx, approved, 'promoted', {
      actor,
      reason,
    });
    await candidates.put(tx, promoted, result);
    await changes.decide(tx, candidate.id, {
      stage: 'approved',
      promotedAt,
      digest: candidate.digest,
      tag: tagOf(candidate),
      upstreamReleasedAt: candidate.upstream?.releasedAt,
    });
    await this.#deprecate(tx, result, actor);
    await record.addSteps(tx, candidate.id, [
      ...evaluationSteps(candidate, gate, signOffs, this.#now()),
      this.#step('tag', candidate, actor, {
        tag: `${policy.paths.golden}${candidate.family}:${tagOf(candidate)}`,
        digest: candidate.digest,
      }),
      this.#step('publish', candidate, actor, {
        promotedAt,
        superseded: superseded.map(({ id }) => id).join(', '),
        owners: String(owners.all.length),
      }),
    ]);
    for (const notice of promotionNotices(promoted, result, owners)) {
      await notices.add(tx, notice);
    }
    return result;
  }

  async #deprecate(
    tx: Knex.Transaction,
    { release, superseded }: PromotionResult,
    actor: string,
  ): Promise<void> {
    for (const { id, announcedAt, removalAt } of superseded) {
      await this.#options.changes.decide(tx, id, { announcedAt, removalAt });
      await this.#options.log.record(tx, {
        actor,
        action: 'release.deprecate',
        object: `release:${id}`,
        after: { announcedAt, removalAt },
        reason: `Superseded by ${release}`,
      });
    }
  }

  #step(
    step: PromotionStep['step'],
    { digest }: Candidate,
    actor: string,
    evidence: PromotionStep['evidence'],
  ): PromotionStep {
    return { step, digest, at: this.#now(), actor, evidence };
  }

  #now(): string {
    return this.#options.now().toISOString();
  }
}

/** The tag that it was mirrored under. */
function tagOf(candidate: Candidate): string {
  return candidate.mirrored?.as.split(':').pop() ?? releaseTag(candidate);
}

/** What was done before the promotion, with what shows it: each step by the latest of its gates. */
function evaluationSteps(
  { digest }: Candidate,
  { gates }: PromotionGate,
  signOffs: readonly SignOff[],
  now: string,
): PromotionStep[] {
  const step = (
    name: PromotionStep['step'],
    of: readonly string[],
    actor: string,
  ): PromotionStep => {
    const shown = gates.filter(({ gate }) => of.includes(gate));
    const at = shown.flatMap(each => each.at ?? []).sort();
    return {
      step: name,
      digest,
      at: at.at(-1) ?? now,
      actor,
      evidence: Object.fromEntries(
        shown.map(({ gate, because }) => [gate, because]),
      ),
    };
  };
  const signers = SIGN_OFF_ROLES.flatMap(
    role => standingApproval(signOffs, role, digest)?.actor ?? [],
  );
  return [
    step('verify', ['signature', 'provenance', 'sbom', 'scan'], 'system'),
    step('test', ['acceptance-tests'], 'system'),
    step(
      'approve',
      ['security-sign-off', 'platform-sign-off'],
      signers.join(', '),
    ),
  ];
}
