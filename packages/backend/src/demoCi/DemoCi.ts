import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  releaseTag,
  type CandidateView,
  type Gate,
  type GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';
import type { TaggableRegistry } from './internalRegistry';
import { NOTES } from './notes';

/** The candidate that a visitor is to promote. */
export const CANDIDATE = 'python/3.12/2.2.0';

/** Options of {@link DemoCi}. */
export interface DemoCiOptions {
  readonly api: GoldenImagesApi;
  /** As somebody of the platform team: release notes are written by people. */
  readonly author: GoldenImagesApi;
  readonly registry: TaggableRegistry;
  /** Path of golden images in it: `golden/`. */
  readonly goldenPath: string;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/**
 * What CI does: it has releases verified, and brings the candidate so far that
 * only people are missing. It asks the portal what is on record and does what is
 * not, so that it may be stopped and started at any time.
 */
export class DemoCi {
  readonly #options: DemoCiOptions;
  readonly #verified = new Set<string>();
  #done = false;

  constructor(options: DemoCiOptions) {
    this.#options = options;
  }

  /** Goes as far as it can now; the rest is for the next time. */
  async run(): Promise<void> {
    if (this.#done) {
      return;
    }
    await this.#verifyReleases();
    this.#done = await this.#prepareCandidate();
    if (this.#done) {
      this.#options.logger.info(
        `The demo's CI has nothing left to do: ${CANDIDATE} is up to people`,
      );
    }
  }

  /** Releases that are golden and still there. */
  async #verifyReleases(): Promise<void> {
    const { api } = this.#options;
    for (const { id, promotedAt, removedAt } of await api.listReleases()) {
      if (!promotedAt || removedAt || this.#verified.has(id)) {
        continue;
      }
      const { report } = await api.getVerification(id);
      if (!report) {
        await api.verifyRelease(id);
      }
      this.#verified.add(id);
    }
  }

  /** @returns whether nothing is left to do for the candidate */
  async #prepareCandidate(): Promise<boolean> {
    const { api } = this.#options;
    const candidate = await this.#candidate('open');
    if (!candidate) {
      return (await this.#candidate('closed')) !== undefined;
    }
    if (isMissing(candidate, 'signature')) {
      await api.verifyRelease(candidate.id);
    }
    await this.#test(candidate);
    if (isMissing(candidate, 'mirror')) {
      await this.#mirror(candidate);
    }
    await this.#writeNotes();
    return true;
  }

  async #candidate(
    state: 'open' | 'closed',
  ): Promise<CandidateView | undefined> {
    const [family] = CANDIDATE.split('/');
    const { items } = await this.#options.api.listCandidates({
      state,
      family: [family],
    });
    return items.find(({ id }) => id === CANDIDATE);
  }

  async #test({ id, openedAt, digest }: CandidateView): Promise<void> {
    const { api, now } = this.#options;
    const { stacks } = await api.getAcceptance(id);
    for (const { stack, newest, required } of stacks) {
      if (required && !newest) {
        await api.reportTestRun(id, {
          key: `demo-ci:${digest
            .slice('sha256:'.length)
            .slice(0, 12)}:${stack}`,
          stack,
          result: 'passed',
          startedAt: openedAt,
          endedAt: now().toISOString(),
          notes: 'Stand-in for a run: the demo has no application to test.',
          digest,
        });
      }
    }
  }

  /** The demo's build has put the content there already; what is left is its name. */
  async #mirror(candidate: CandidateView): Promise<void> {
    const { api, registry, goldenPath } = this.#options;
    const { id, family, digest } = candidate;
    const tag = releaseTag(candidate);
    await registry.tag(`${goldenPath}${family}`, tag, digest);
    // Else the promotion would be found to lack its tag until the next scan.
    await api.scanNow(registry.name);
    await api.reportMirror(id, { digest, tag });
  }

  async #writeNotes(): Promise<void> {
    const { api, author } = this.#options;
    const { notes } = await api.getNotes(CANDIDATE);
    if (!notes) {
      await author.writeNotes(CANDIDATE, { ...NOTES, after: 0 });
    }
  }
}

function isMissing({ gate }: CandidateView, wanted: Gate): boolean {
  return gate.gates.some(
    each => each.gate === wanted && each.state === 'missing',
  );
}
