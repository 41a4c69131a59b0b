import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  canonicalHost,
  goldenImagesReleaseEvaluatePermission,
  isDigest,
  locate,
  parseReference,
  releaseFromTag,
  releaseId,
  releaseTag,
  releaseTitle,
  signOffObstacle,
  standingApproval,
  type Candidate,
  type ImageReference,
  type MirrorReport,
  type NewCandidate,
  type NewSignOff,
  type Policy,
  type PromotionAction,
  type PromotionResult,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';
import type { Decisions, WantedDecision } from '../../audit';
import type { NoticeOutbox } from '../../notifications';
import {
  releaseLink,
  type CandidateChanges,
  type Opening,
} from './CandidateChanges';
import type { CandidateStore } from './CandidateStore';
import type { FamilyOwners } from './FamilyOwners';
import type { Promotion } from './Promotion';
import { needsOf, type PromotionAccess } from './PromotionAccess';
import type { PromotionRecord } from './PromotionRecord';
import type { RegistryContent } from './RegistryContent';

/** Who asks, and by which request. */
export interface Asker {
  readonly credentials: BackstageCredentials;
  readonly request?: Request;
}

/** Options of {@link CandidateDecisions}. */
export interface CandidateDecisionsOptions {
  readonly decisions: Decisions;
  readonly access: PromotionAccess;
  readonly candidates: CandidateStore;
  readonly record: PromotionRecord;
  readonly changes: CandidateChanges;
  readonly promotion: Promotion;
  readonly owners: FamilyOwners;
  readonly registries: RegistryContent;
  readonly notices: NoticeOutbox;
  readonly policy: Policy;
  /** Is called once a decision stands that judgments depend on. */
  readonly onDecided: () => void;
  readonly now: () => Date;
}

/** Every decision on candidates that people and CI make, each authorised, recorded and done in one transaction. */
export class CandidateDecisions {
  readonly #options: CandidateDecisionsOptions;

  constructor(options: CandidateDecisionsOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, InputError, ConflictError */
  async open(wanted: NewCandidate, asker: Asker): Promise<ReleaseId> {
    const { family, track, version } = wanted;
    const id = releaseId(family, track, version);
    // Registries are asked for those who may alone.
    const opening = await this.#ifMayEvaluate(asker, () =>
      this.#openingOf(id, wanted),
    );
    const what = 'open a candidate';
    await this.#options.decisions.make(
      {
        ...this.#wanted('release.candidate.open', id, asker),
        permission: goldenImagesReleaseEvaluatePermission,
        what,
      },
      asker.credentials,
      async (tx, actor) => {
        const change = await this.#options.changes.open(
          tx,
          require(opening, what),
          actor.ref,
        );
        return {
          before: change.before && contentOf(change.before),
          after: contentOf(change.candidate),
          unchanged: change.unchanged,
          result: undefined,
        };
      },
    );
    this.#options.onDecided();
    return id;
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError with the reason when the rules forbid it */
  async signOff(
    id: ReleaseId,
    wanted: NewSignOff,
    asker: Asker,
  ): Promise<void> {
    const { role, decision, digest, reason } = wanted;
    const { changes, record, decisions, now } = this.#options;
    const action: PromotionAction =
      decision === 'approved' ? `sign-off-${role}` : 'veto';
    // A veto of another role is refused with what the rule says, not with a role that nobody asked for.
    const needs = needsOf(
      decision === 'approved' ? action : `sign-off-${role}`,
    );
    await decisions.make(
      {
        ...this.#wanted(
          decision === 'vetoed' ? 'release.veto' : 'release.sign-off',
          id,
          asker,
        ),
        ...needs,
        what: `sign off for ${role}`,
      },
      asker.credentials,
      async (tx, actor) => {
        const candidate = await changes.lockOpen(tx, id);
        if (candidate.digest !== digest) {
          throw new ConflictError(
            `${releaseTitle(
              candidate,
            )}: other content is under evaluation by now, ${
              candidate.digest
            }; look again`,
          );
        }
        const signOffs = await record.signOffs(id, tx);
        const signOff = {
          role,
          decision,
          digest,
          reason,
          actor: actor.ref,
          at: now().toISOString(),
        };
        if (
          decision === 'approved' &&
          standingApproval(signOffs, role, digest)?.actor === actor.ref
        ) {
          return { result: undefined, unchanged: true };
        }
        const obstacle = signOffObstacle(candidate, signOffs, signOff);
        if (obstacle) {
          throw new ConflictError(`${releaseTitle(candidate)}: ${obstacle}`);
        }
        await record.addSignOff(tx, id, signOff);
        const all = [...signOffs, signOff];
        const both =
          standingApproval(all, 'security', digest) &&
          standingApproval(all, 'platform', digest);
        if (decision === 'vetoed') {
          await changes.move(tx, candidate, 'vetoed', {
            actor: actor.ref,
            reason,
          });
          await this.#tellOfVeto(tx, candidate, signOff);
        } else {
          await changes.move(tx, candidate, both ? 'signed-off' : 'evidence', {
            actor: actor.ref,
          });
        }
        return { after: { role, decision, digest }, reason, result: undefined };
      },
    );
    this.#options.onDecided();
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError */
  async fastTrack(id: ReleaseId, reason: string, asker: Asker): Promise<void> {
    const { changes, decisions, notices, owners, now } = this.#options;
    const concerned = await this.#ownersOf(id, owners);
    await decisions.make(
      {
        ...this.#wanted('release.fast-track', id, asker),
        ...needsOf('fast-track'),
        what: 'put a candidate on the fast track',
      },
      asker.credentials,
      async (tx, actor) => {
        const candidate = await changes.lockOpen(tx, id);
        if (candidate.fastTrack) {
          return { result: undefined, unchanged: true };
        }
        const fastTrack = {
          reason,
          by: actor.ref,
          at: now().toISOString(),
        };
        await changes.change(tx, candidate, { fastTrack });
        await notices.add(tx, {
          key: `fast-track:${id}`,
          kind: 'patch',
          family: candidate.family,
          title: `${releaseTitle(candidate)} is on the fast track`,
          description: `A patch of a critical vulnerability is being evaluated: ${reason} Be ready to move to it within days.`,
          link: releaseLink(candidate),
          severity: 'high',
          to: { refs: concerned, roles: ['platform', 'security'] },
        });
        return { after: { fastTrack }, reason, result: undefined };
      },
    );
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError */
  async reject(id: ReleaseId, reason: string, asker: Asker): Promise<void> {
    const { changes, decisions } = this.#options;
    await decisions.make(
      {
        ...this.#wanted('release.reject', id, asker),
        ...needsOf('reject'),
        what: 'turn a candidate down',
      },
      asker.credentials,
      async (tx, actor) => {
        const candidate = await changes.lock(tx, id);
        if (candidate.stage === 'rejected') {
          return { result: undefined, unchanged: true };
        }
        const open = await changes.lockOpen(tx, id);
        const { stage } = await changes.move(tx, open, 'rejected', {
          actor: actor.ref,
          reason,
        });
        return {
          before: { stage: candidate.stage },
          after: { stage },
          reason,
          result: undefined,
        };
      },
    );
    this.#options.onDecided();
  }

  /**
   * Records what the registry holds under the tag, whatever CI says of it: only
   * what the portal read itself opens the gate (R-GIM-04).
   * @throws NotAllowedError, NotFoundError, InputError, ConflictError when the tag names something else
   */
  async reportMirror(
    id: ReleaseId,
    report: MirrorReport,
    asker: Asker,
  ): Promise<void> {
    const { changes, decisions, record, now } = this.#options;
    const found = await this.#ifMayEvaluate(asker, () =>
      this.#mirrored(id, report),
    );
    const what = 'report that a candidate was mirrored';
    await decisions.make(
      {
        ...this.#wanted('release.mirror.report', id, asker),
        permission: goldenImagesReleaseEvaluatePermission,
        what,
      },
      asker.credentials,
      async (tx, actor) => {
        const { as, digest } = require(found, what);
        const candidate = await changes.lock(tx, id);
        const { mirrored } = candidate;
        if (mirrored?.digest === digest && mirrored.as === as) {
          return { result: undefined, unchanged: true };
        }
        await changes.lockOpen(tx, id);
        if (digest !== report.digest || digest !== candidate.digest) {
          throw new ConflictError(
            `${as} is ${digest}; reported was ${report.digest}, and ${candidate.digest} is under evaluation`,
          );
        }
        const at = now().toISOString();
        await changes.change(tx, candidate, { mirrored: { as, digest, at } });
        await record.addSteps(tx, id, [
          {
            step: 'mirror',
            digest,
            at,
            actor: actor.ref,
            evidence: { reference: as, digest },
          },
        ]);
        return { after: { mirrored: as, digest }, result: undefined };
      },
    );
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError that names everything in its way */
  async promote(
    id: ReleaseId,
    wanted: { readonly digest: string; readonly reason?: string },
    asker: Asker,
  ): Promise<PromotionResult> {
    const { decisions, promotion, owners, candidates } = this.#options;
    const candidate = await candidates.get(id);
    const concerned = await owners.of(candidate?.family ?? '');
    const result = await decisions.make(
      {
        ...this.#wanted('release.promote', id, asker),
        ...needsOf('promote'),
        what: 'promote a release',
      },
      asker.credentials,
      (tx, actor) =>
        promotion.within(tx, {
          id,
          ...wanted,
          actor: actor.ref,
          owners: concerned,
        }),
    );
    this.#options.onDecided();
    return result;
  }

  #wanted(
    action: string,
    id: ReleaseId,
    { request }: Asker,
  ): Pick<WantedDecision, 'action' | 'object' | 'request'> {
    return { action, object: `release:${id}`, request };
  }

  async #ifMayEvaluate<T>(
    { credentials }: Asker,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    return (await this.#options.access.mayEvaluate(credentials))
      ? work()
      : undefined;
  }

  async #ownersOf(
    id: ReleaseId,
    owners: FamilyOwners,
  ): Promise<readonly string[]> {
    const candidate = await this.#options.candidates.get(id);
    return candidate ? (await owners.of(candidate.family)).all : [];
  }

  async #openingOf(id: ReleaseId, wanted: NewCandidate): Promise<Opening> {
    const { registries, policy } = this.#options;
    const place = taggedReference('reference', wanted.reference);
    const { registry, repository, tag } = place;
    const digest = registries.reads(registry)
      ? await registries.digestOf(place)
      : place.digest;
    if (!digest) {
      throw new InputError(
        `reference: no source reads ${registry}, so that its digest has to be given: ${wanted.reference}@sha256:…`,
      );
    }
    if (place.digest && place.digest !== digest) {
      throw new InputError(
        `reference: ${registry}/${repository}:${tag} is ${digest}, not ${place.digest}`,
      );
    }
    const atUpstream = locate(place, policy).section === 'upstream';
    const upstream = wanted.upstreamReference
      ? taggedReference('upstreamReference', wanted.upstreamReference)
      : undefined;
    return {
      id,
      family: wanted.family,
      track: wanted.track,
      version: wanted.version,
      registry,
      repository,
      tag,
      digest,
      mode: wanted.mode ?? 'mirror',
      preRelease: wanted.version.includes('-'),
      foundBy: wanted.via ?? 'api',
      upstream:
        upstream ?? atUpstream
          ? {
              reference: wanted.upstreamReference ?? wanted.reference,
              digest:
                wanted.upstreamDigest ??
                (await this.#upstreamDigest(upstream, digest)),
              releasedAt:
                wanted.upstreamReleasedAt ??
                (await registries.dateOf(place, digest)),
            }
          : undefined,
    };
  }

  /** Of upstream's own reference what its registry says, if somebody reads that; of content that lies upstream its own digest. */
  async #upstreamDigest(
    upstream: TaggedReference | undefined,
    digest: string,
  ): Promise<string | undefined> {
    if (!upstream) {
      return digest;
    }
    const { registries } = this.#options;
    return registries.reads(upstream.registry)
      ? registries.digestOf(upstream)
      : upstream.digest;
  }

  async #mirrored(
    id: ReleaseId,
    report: MirrorReport,
  ): Promise<{ readonly as: string; readonly digest: string }> {
    const { candidates, registries, policy } = this.#options;
    const candidate = await candidates.get(id);
    if (!candidate) {
      return { as: id, digest: report.digest };
    }
    const repository = `${policy.paths.golden}${candidate.family}`;
    const tag = report.tag ?? releaseTag(candidate);
    const name = releaseFromTag(repository, tag, policy);
    if (!name || releaseId(name.family, name.track, name.version) !== id) {
      throw new InputError(
        `tag: '${tag}' does not name ${releaseTitle(
          candidate,
        )}; the tag of the convention is ${releaseTag(candidate)}`,
      );
    }
    const registry = policy.registries.internal;
    const digest = await registries.digestOf({ registry, repository, tag });
    return { as: `${repository}:${tag}`, digest };
  }

  async #tellOfVeto(
    tx: Parameters<NoticeOutbox['add']>[0],
    candidate: Candidate,
    { actor, reason, at }: { actor: string; reason?: string; at: string },
  ): Promise<void> {
    await this.#options.notices.add(tx, {
      key: `veto:${candidate.id}:${at}`,
      kind: 'review',
      family: candidate.family,
      title: `Security vetoed ${releaseTitle(candidate)}`,
      description: `${actor}: ${reason}`,
      link: releaseLink(candidate),
      severity: 'high',
      to: { roles: ['platform', 'security'] },
    });
  }
}

interface TaggedReference extends ImageReference {
  readonly tag: string;
}

function taggedReference(field: string, text: string): TaggedReference {
  const parsed = parseReference(text);
  if (!parsed.ok) {
    throw new InputError(`${field}: ${parsed.error.message}`);
  }
  const { registry, repository, tag, digest } = parsed.reference;
  if (!tag) {
    throw new InputError(`${field}: a tag is needed, '${text}' has none`);
  }
  if (digest !== undefined && !isDigest(digest)) {
    throw new InputError(`${field}: '${digest}' is no digest`);
  }
  return { registry: canonicalHost(registry), repository, tag, digest };
}

function contentOf(candidate: Candidate) {
  const { digest, registry, repository, tag, mode, upstream } = candidate;
  const reference = `${registry}/${repository}:${tag}`;
  return { digest, reference, mode, upstream };
}

/** What only those have who may; the permission alone does not make somebody of the platform team (R-RACI-09). */
function require<T>(value: T | undefined, what: string): T {
  if (value === undefined) {
    throw new NotAllowedError(
      `Only the platform role, or a service that is permitted to, may ${what}`,
    );
  }
  return value;
}
