import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  familyForLanguage,
  isProduction,
  recommendRelease,
  releaseTitle,
  type Policy,
  type ReleaseView,
  type ServiceLanguage,
} from '@image-governance/plugin-golden-images-common';
import type { GoldenImagesService } from '@image-governance/plugin-golden-images-node';
import { sayingWhy } from './sayingWhy';

/** What a template asks for. */
export interface ReleaseRequest {
  readonly family?: string;
  /** In place of the family. */
  readonly language?: ServiceLanguage;
  readonly track?: string;
  readonly version?: string;
  /** Name of an environment of the policy; default the one that everything else belongs to. */
  readonly environment?: string;
}

/** On whose behalf is asked. */
export interface Asker {
  getInitiatorCredentials(): Promise<BackstageCredentials>;
  readonly signal?: AbortSignal;
}

/** A release to build on, as the steps of a template are given it. A type, so that it is a JSON object. */
export type ResolvedRelease = {
  /** `python/3.12/2.1.0`. */
  release: string;
  /** `python 3.12 golden-v2.1.0`. */
  title: string;
  family: string;
  track: string;
  version: string;
  phase: string;
  /** `registry/repository:tag@digest`. */
  reference: string;
  digest: string;
  fromLine: string;
  /** Where its release notes are. */
  notesUrl?: string;
  /** ISO date by which it must be left. */
  deadline?: string;
  /** ISO date of the end of patches. */
  supportEndsAt?: string;
};

/** Finds the release that something new is built on; the rules are those of the API and the domain. */
export class ReleaseResolver {
  readonly #goldenImages: GoldenImagesService;
  readonly #policy: Policy;
  readonly #portal?: string;

  static create(options: {
    goldenImages: GoldenImagesService;
    policy: Policy;
    /** `app.baseUrl`. */
    portal?: string;
  }): ReleaseResolver {
    return new ReleaseResolver(options);
  }

  private constructor(options: {
    goldenImages: GoldenImagesService;
    policy: Policy;
    portal?: string;
  }) {
    this.#goldenImages = options.goldenImages;
    this.#policy = options.policy;
    this.#portal = options.portal;
  }

  /**
   * @throws InputError for an environment or a family that is not named well; NotFoundError, with
   * what there is, where nothing golden fits
   */
  async resolve(
    request: ReleaseRequest,
    asker: Asker,
  ): Promise<ResolvedRelease> {
    const production = this.#isProduction(request.environment);
    const api = this.#goldenImages.as({
      credentials: await asker.getInitiatorCredentials(),
      signal: asker.signal,
    });
    const releases = await sayingWhy(api.listReleases());
    const found = recommendRelease(releases, {
      family: familyOf(request, releases),
      track: request.track,
      version: request.version,
      production,
    });
    if (!found.ok) {
      throw new NotFoundError(found.reason);
    }
    return this.#describe(found.release);
  }

  /** A name that the policy does not know may be a slip for production, so it is not taken for anything. */
  #isProduction(
    environment: string = this.#policy.defaultEnvironment,
  ): boolean {
    const { environments, defaultEnvironment, productionEnvironments } =
      this.#policy;
    const known = new Set([
      ...environments.map(({ name }) => name),
      defaultEnvironment,
      ...productionEnvironments,
    ]);
    if (!known.has(environment)) {
      throw new InputError(
        `There is no environment ${environment}. Environments: ${[
          ...known,
        ].join(', ')}.`,
      );
    }
    return isProduction(environment, this.#policy);
  }

  #describe(release: ReleaseView): ResolvedRelease {
    const { family, track, version, timeline, pinnedReference } = release;
    const notesUrl = this.#notesUrl(release);
    return {
      release: release.id,
      title: releaseTitle(release),
      family,
      track,
      version,
      phase: timeline.phase,
      reference: pinnedReference,
      digest: release.digest,
      fromLine: `FROM ${pinnedReference}`,
      ...(notesUrl && { notesUrl }),
      ...(timeline.deadline && { deadline: timeline.deadline }),
      ...(timeline.supportEndsAt && { supportEndsAt: timeline.supportEndsAt }),
    };
  }

  #notesUrl({ family, track, version, notes }: ReleaseView) {
    if (notes && /^https?:\/\/\S+$/.test(notes.trim())) {
      return notes.trim();
    }
    const path = [family, track, version].map(encodeURIComponent).join('/');
    return (
      this.#portal &&
      `${this.#portal.replace(/\/$/, '')}/golden-images/releases/${path}#notes`
    );
  }
}

function familyOf(
  { family, language }: ReleaseRequest,
  releases: readonly ReleaseView[],
): string {
  if (family) {
    return family;
  }
  if (!language) {
    throw new InputError('Name a family of golden images, or a language.');
  }
  const found = familyForLanguage(
    language,
    new Set(releases.map(release => release.family)),
  );
  if (!found) {
    throw new NotFoundError(`There is no golden image for ${language}.`);
  }
  return found;
}
