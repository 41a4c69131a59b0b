import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  isOpen,
  nextStage,
  releaseTitle,
  withoutSuffix,
  type Candidate,
  type CandidateEvent,
  type DeclaredRelease,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { AuditLog } from '../../audit';
import type { NoticeOutbox } from '../../notifications';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import type { CandidateStore } from './CandidateStore';
import type { PromotionRecord } from './PromotionRecord';

/** What is to be evaluated. */
export type Opening = Omit<
  Candidate,
  'stage' | 'openedAt' | 'openedBy' | 'closedAt' | 'mirrored' | 'fastTrack'
>;

/** A candidate after a change, with what it was before. */
export interface CandidateChange {
  readonly before?: Candidate;
  readonly candidate: Candidate;
  readonly unchanged: boolean;
}

/** Options of {@link CandidateChanges}. */
export interface CandidateChangesOptions {
  readonly candidates: CandidateStore;
  readonly record: PromotionRecord;
  readonly releases: Pick<ReleaseCatalogue, 'decide' | 'listWithin' | 'lock'>;
  readonly notices: NoticeOutbox;
  readonly log: AuditLog;
  /** Says, in the transaction, that judgments may be out of date. */
  readonly outdate: (tx: Knex.Transaction) => Promise<void>;
  readonly now: () => Date;
}

/** What happens to candidates, each change with its stage, its step and its mark on the release: within the transaction of who decides. */
export class CandidateChanges {
  readonly #options: CandidateChangesOptions;

  constructor(options: CandidateChangesOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError, or ConflictError when it is closed */
  async lockOpen(tx: Knex.Transaction, id: ReleaseId): Promise<Candidate> {
    const candidate = await this.lock(tx, id);
    if (!isOpen(candidate)) {
      throw new ConflictError(
        candidate.stage === 'pre-release'
          ? `${releaseTitle(candidate)} is closed: its release arrived`
          : `${releaseTitle(candidate)} is ${candidate.stage}`,
      );
    }
    return candidate;
  }

  /** @throws NotFoundError */
  async lock(tx: Knex.Transaction, id: ReleaseId): Promise<Candidate> {
    const candidate = await this.#locked(tx, id);
    if (!candidate) {
      throw new NotFoundError(`'${id}' is no candidate`);
    }
    return candidate;
  }

  /**
   * Opens a candidate, or starts its evaluation anew when its content is another.
   * Of content that is under evaluation already it takes the source that was missing.
   * @throws ConflictError when that release is golden or was rejected with this content
   */
  async open(
    tx: Knex.Transaction,
    opening: Opening,
    actor: string,
  ): Promise<CandidateChange> {
    const before = await this.#locked(tx, opening.id);
    if (before?.digest === opening.digest) {
      if (before.stage === 'rejected') {
        throw new ConflictError(
          `${releaseTitle(before)} was rejected with this very content`,
        );
      }
      const candidate = await this.#sourced(tx, before, opening);
      return { before, candidate, unchanged: candidate === before };
    }
    if (before?.stage === 'promoted') {
      throw new ConflictError(`${releaseTitle(before)} is golden already`);
    }
    const candidate = before
      ? this.#renewed(before, opening)
      : await this.#new(tx, opening, actor);
    await this.#save(tx, candidate, { actor });
    await this.#recordPull(tx, candidate, actor);
    await this.#tellReviewers(tx, candidate);
    await this.#overtakePreReleases(tx, candidate, actor);
    return { before, candidate, unchanged: false };
  }

  /** Notes that evidence of an evaluation came in; nothing for a release that is no open candidate. */
  async evidence(
    tx: Knex.Transaction,
    id: ReleaseId,
    actor: string,
  ): Promise<void> {
    const candidate = await this.#locked(tx, id);
    if (candidate && isOpen(candidate)) {
      await this.move(tx, candidate, 'evidence', { actor });
    }
  }

  /** Moves it by an event, if that leads to another stage. */
  async move(
    tx: Knex.Transaction,
    candidate: Candidate,
    event: CandidateEvent,
    by: { readonly actor: string; readonly reason?: string },
  ): Promise<Candidate> {
    const stage = nextStage(candidate.stage, event);
    if (!stage || stage === candidate.stage) {
      return candidate;
    }
    const closes = stage === 'promoted' || stage === 'rejected';
    const moved: Candidate = {
      ...candidate,
      stage,
      closedAt: closes ? this.#now() : undefined,
    };
    await this.#save(tx, moved, by);
    return moved;
  }

  /** Puts other facts of it on record, at the stage that it has. */
  async change(
    tx: Knex.Transaction,
    candidate: Candidate,
    facts: Pick<Partial<Candidate>, 'fastTrack' | 'mirrored'>,
  ): Promise<Candidate> {
    const changed = { ...candidate, ...facts };
    await this.#options.candidates.put(tx, changed);
    return changed;
  }

  /** Puts facts of a release on record, and has what runs judged by them. */
  async decide(
    tx: Knex.Transaction,
    id: ReleaseId,
    facts: Partial<DeclaredRelease>,
  ): Promise<void> {
    const { releases, outdate } = this.#options;
    if (await releases.decide(tx, id, facts)) {
      await outdate(tx);
    }
  }

  /** Releases first, as everybody who locks both does. */
  async #locked(
    tx: Knex.Transaction,
    id: ReleaseId,
  ): Promise<Candidate | undefined> {
    await this.#options.releases.lock(tx);
    return this.#options.candidates.lock(tx, id);
  }

  async #new(
    tx: Knex.Transaction,
    opening: Opening,
    actor: string,
  ): Promise<Candidate> {
    const releases = await this.#options.releases.listWithin(tx);
    const known = releases.find(({ id }) => id === opening.id);
    if (known?.recorded && known.promotedAt && isNotPending(known.stage)) {
      throw new ConflictError(`${releaseTitle(known)} is golden already`);
    }
    if (known?.stage === 'rejected') {
      throw new ConflictError(
        `${releaseTitle(known)} is on record as rejected`,
      );
    }
    const pending = known?.stage ?? 'candidate';
    return {
      ...opening,
      stage: opening.preRelease ? 'pre-release' : pending,
      openedAt: this.#now(),
      openedBy: actor,
    };
  }

  /** What a scan found in the staging path has no source, until somebody who knows it says so; one with its digest stands. */
  async #sourced(
    tx: Knex.Transaction,
    before: Candidate,
    { upstream, mode, foundBy }: Opening,
  ): Promise<Candidate> {
    const says = upstream !== undefined || mode === 'build';
    if (
      !isOpen(before) ||
      foundBy === 'scan' ||
      !says ||
      before.upstream?.digest !== undefined ||
      (before.mode === mode && isSameSource(before.upstream, upstream))
    ) {
      return before;
    }
    const candidate = {
      ...before,
      mode,
      upstream: upstream ?? before.upstream,
    };
    await this.#options.candidates.put(tx, candidate);
    await this.decide(tx, before.id, {
      upstreamReleasedAt: candidate.upstream?.releasedAt,
    });
    return candidate;
  }

  #renewed(before: Candidate, opening: Opening): Candidate {
    return {
      ...before,
      ...opening,
      stage: nextStage(before.stage, 'new-content') ?? before.stage,
      mirrored: undefined,
      closedAt: undefined,
    };
  }

  async #save(
    tx: Knex.Transaction,
    candidate: Candidate,
    { actor, reason }: { readonly actor: string; readonly reason?: string },
  ): Promise<void> {
    const { candidates, record } = this.#options;
    const { id, stage, digest, upstream } = candidate;
    await candidates.put(tx, candidate);
    const at = this.#now();
    await record.addStage(tx, id, { stage, digest, at, actor, reason });
    if (stage !== 'promoted') {
      await this.decide(tx, id, {
        stage: stage === 'pre-release' ? 'candidate' : stage,
        digest,
        upstreamReleasedAt: upstream?.releasedAt,
      });
    }
  }

  async #recordPull(
    tx: Knex.Transaction,
    candidate: Candidate,
    actor: string,
  ): Promise<void> {
    const { id, digest, registry, repository, tag, upstream } = candidate;
    await this.#options.record.addSteps(tx, id, [
      {
        step: 'pull',
        digest,
        at: this.#now(),
        actor,
        evidence: {
          reference: `${registry}/${repository}:${tag}`,
          digest,
          ...(upstream && { upstream: upstream.reference }),
          ...(upstream?.digest && { upstreamDigest: upstream.digest }),
          ...(upstream?.releasedAt && { releasedAt: upstream.releasedAt }),
        },
      },
    ]);
  }

  /** Once a release is there, nobody tests what came before it. */
  async #overtakePreReleases(
    tx: Knex.Transaction,
    { preRelease, family, track, version }: Candidate,
    actor: string,
  ): Promise<void> {
    if (preRelease) {
      return;
    }
    const open: { release_id: string; version: string }[] = await tx(
      'candidates',
    )
      .where({ family, track, pre_release: true })
      .whereNull('closed_at')
      .orderBy('release_id')
      .select('release_id', 'version');
    const overtaken = open.filter(
      each =>
        withoutSuffix({ family, track, version: each.version }).version ===
        version,
    );
    const closedAt = this.#now();
    await tx('candidates')
      .whereIn(
        'release_id',
        overtaken.map(each => each.release_id),
      )
      .update({ closed_at: closedAt });
    for (const { release_id: id } of overtaken) {
      await this.#options.log.record(tx, {
        actor,
        action: 'release.candidate.close',
        object: `release:${id}`,
        after: { closedAt },
        reason: 'Its release arrived.',
      });
    }
  }

  async #tellReviewers(
    tx: Knex.Transaction,
    candidate: Candidate,
  ): Promise<void> {
    const { id, digest, family, track, version } = candidate;
    await this.#options.notices.add(tx, {
      key: `candidate:${id}:${digest}`,
      kind: 'review',
      family,
      title: `${releaseTitle(candidate)} is to be evaluated`,
      description: `${candidate.registry}/${candidate.repository}:${candidate.tag} is a candidate. Verify and test it, then sign it off.`,
      link: releaseLink({ family, track, version }),
      severity: 'normal',
      to: { roles: ['platform', 'security'] },
    });
  }

  #now(): string {
    return this.#options.now().toISOString();
  }
}

/** Whether nothing new is said of a source: nothing at all, or what is known. */
function isSameSource(
  known: Candidate['upstream'],
  said: Candidate['upstream'],
): boolean {
  return (
    said === undefined ||
    (said.reference === known?.reference &&
      said.digest === known.digest &&
      said.releasedAt === known.releasedAt)
  );
}

/** The page of a release in the portal. */
export function releaseLink(
  release: Pick<Candidate, 'family' | 'track' | 'version'>,
): string {
  const { family, track, version } = release;
  const path = [family, track, version].map(encodeURIComponent).join('/');
  return `/golden-images/releases/${path}`;
}

function isNotPending(stage: DeclaredRelease['stage']): boolean {
  return stage === undefined || stage === 'rejected';
}
