import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  releaseTitle,
  resolveRelease,
  type Policy,
  type ReleaseRequest,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import type { GoldenImagesService } from '@image-governance/plugin-golden-images-node';
import { sayingWhy } from './sayingWhy';

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

  /** @throws InputError, with what there is, where nothing golden fits */
  async resolve(
    request: ReleaseRequest,
    asker: Asker,
  ): Promise<ResolvedRelease> {
    const api = this.#goldenImages.as({
      credentials: await asker.getInitiatorCredentials(),
      signal: asker.signal,
    });
    const releases = await sayingWhy(api.listReleases());
    const found = resolveRelease(releases, request, this.#policy);
    if (!found.ok) {
      throw new InputError(found.reason);
    }
    return this.#describe(found.release);
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
