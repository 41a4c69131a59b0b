import { ConflictError } from '@backstage/errors';
import {
  newReleases,
  releaseId,
  upstreamRelease,
  isOpen,
  type Candidate,
  type KnownRelease,
  type Policy,
  type UpstreamRelease,
} from '@image-governance/plugin-golden-images-common';
import type { AuditLog } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { ImageLibrary } from '../../inventory/images';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import type { CandidateChanges, Opening } from './CandidateChanges';
import type { CandidateStore } from './CandidateStore';
import type { RegistryContent } from './RegistryContent';

/** Where releases of a family appear before they are golden. */
export interface CandidateRepository {
  readonly registry: string;
  readonly repository: string;
  readonly family: string;
}

/** Options of {@link CandidateFinder}. */
export interface CandidateFinderOptions {
  readonly database: GovernanceDatabase;
  readonly candidates: CandidateStore;
  readonly changes: CandidateChanges;
  readonly releases: Pick<ReleaseCatalogue, 'list'>;
  readonly library: ImageLibrary;
  readonly registries: RegistryContent;
  readonly log: AuditLog;
  readonly policy: Policy;
  /** From app-config; absent: the repository of each known family at each upstream registry. */
  readonly repositories?: readonly CandidateRepository[];
}

/** Tags of one repository that are looked at; upstream may have very many. */
const MOST_TAGS = 5000;

const FINDER = 'system';

/**
 * Finds new upstream releases by itself (R-PIPE-01): it lists the tags of the
 * families' upstream repositories, and knows those of the staging path from the
 * registry scan. Nothing but the tags is read of what is not new.
 */
export class CandidateFinder {
  readonly #options: CandidateFinderOptions;

  constructor(options: CandidateFinderOptions) {
    this.#options = options;
  }

  /**
   * Opens candidates and notices new content of open ones. One repository that
   * cannot be read holds up no other.
   * @throws AggregateError of everything that could not be read, at the end
   */
  async run(signal: AbortSignal): Promise<void> {
    const problems: unknown[] = [];
    for (const place of await this.#places()) {
      signal.throwIfAborted();
      try {
        await this.#look(place, signal);
      } catch (error) {
        problems.push(error);
      }
    }
    if (problems.length > 0) {
      throw new AggregateError(
        problems,
        `${problems.length} repositories could not be searched for candidates: ${problems[0]}`,
      );
    }
  }

  async #look(
    { registry, repository, family, tags }: SearchedRepository,
    signal: AbortSignal,
  ): Promise<void> {
    const found = (
      tags ??
      (await this.#options.registries.tagsOf(registry, repository, {
        signal,
        most: MOST_TAGS,
      }))
    ).flatMap(tag => upstreamRelease(family, tag) ?? []);
    const { known, open } = await this.#known(family);
    const again = found.filter(each =>
      open.some(
        one =>
          one.id === idOf(each) &&
          one.registry === registry &&
          one.repository === repository &&
          one.tag === each.tag,
      ),
    );
    const fresh = newReleases(found, known).filter(
      each => !open.some(one => one.id === idOf(each)),
    );
    for (const each of [...again, ...fresh]) {
      await this.#open({ registry, repository }, each, signal);
    }
  }

  async #open(
    place: { readonly registry: string; readonly repository: string },
    release: UpstreamRelease,
    signal: AbortSignal,
  ): Promise<void> {
    const { candidates, changes, database, log, registries } = this.#options;
    const { family, track, version, tag, preRelease } = release;
    const id = idOf(release);
    const digest = await registries.digestOf({ ...place, tag }, signal);
    const before = await candidates.get(id);
    if (before?.digest === digest) {
      return;
    }
    const staged = place.registry === this.#options.policy.registries.internal;
    const opening: Opening = {
      id,
      family,
      track,
      version,
      ...place,
      tag,
      digest,
      // What lies in the staging path was put there by CI: built, until somebody names its upstream.
      mode: staged ? 'build' : 'mirror',
      preRelease,
      foundBy: 'scan',
      upstream: staged
        ? undefined
        : {
            reference: `${place.registry}/${place.repository}:${tag}`,
            digest,
            releasedAt: await registries.dateOf(place, digest, signal),
          },
    };
    try {
      await database.transaction(async tx => {
        const change = await changes.open(tx, opening, FINDER);
        if (!change.unchanged) {
          await log.record(tx, {
            actor: FINDER,
            action: 'release.candidate.open',
            object: `release:${id}`,
            before: change.before && { digest: change.before.digest },
            after: {
              digest,
              reference: `${place.registry}/${place.repository}:${tag}`,
            },
          });
        }
      });
    } catch (error) {
      // Decided meanwhile, here or in another replica: then it is no candidate.
      if (!(error instanceof ConflictError)) {
        throw error;
      }
    }
  }

  async #known(family: string): Promise<{
    readonly known: KnownRelease[];
    readonly open: Candidate[];
  }> {
    const { releases, candidates } = this.#options;
    const ofFamily = await candidates.all({ family });
    const decided = new Map(ofFamily.map(each => [each.id, each]));
    const onRecord = (await releases.list())
      .filter(each => each.family === family && !decided.has(each.id))
      .map(each => ({
        ...each,
        settled:
          each.stage === undefined ||
          each.stage === 'rejected' ||
          each.promotedAt !== undefined,
      }));
    return {
      known: [
        ...onRecord,
        ...ofFamily.map(each => ({
          ...each,
          settled: !isOpen(each) && !each.preRelease,
        })),
      ],
      open: ofFamily.filter(isOpen),
    };
  }

  async #places(): Promise<SearchedRepository[]> {
    const { policy, releases, library, registries } = this.#options;
    const families = new Set(
      (await releases.list()).map(({ family }) => family),
    );
    const upstream =
      this.#options.repositories ??
      policy.registries.upstream.flatMap(place => {
        const [registry, ...path] = place.split('/');
        return [...families].map(family => ({
          registry,
          repository: [...path, family].filter(Boolean).join('/'),
          family,
        }));
      });
    const staged = new Map<string, string[]>();
    const { internal } = policy.registries;
    for (const { repository, tag } of await library.tags.ofRegistry(internal)) {
      if (repository.startsWith(policy.paths.staging)) {
        staged.set(repository, [...(staged.get(repository) ?? []), tag]);
      }
    }
    return [
      ...upstream.filter(({ registry }) => registries.reads(registry)),
      ...[...staged].map(([repository, tags]) => ({
        registry: internal,
        repository,
        family: repository.slice(policy.paths.staging.length),
        tags,
      })),
    ];
  }
}

interface SearchedRepository extends CandidateRepository {
  /** Known from a scan; absent: to be listed. */
  readonly tags?: readonly string[];
}

function idOf({ family, track, version }: UpstreamRelease): string {
  return releaseId(family, track, version);
}
