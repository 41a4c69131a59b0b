import {
  isArtifactTag,
  isInternalRegistry,
  locate,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import {
  ImageReadError,
  type ImageReader,
} from '@image-governance/plugin-golden-images-node';
import {
  concurrently,
  tagKey,
  type TagName,
  type TagObservation,
} from '../inventory/images';
import { failureText } from '../inventory/scan';

/** A repository of the three sections with what its tags name. */
export interface SurveyedRepository {
  readonly repository: string;
  readonly tags: readonly TagObservation[];
}

const CONCURRENCY = 8;

/** Reads what the tags of golden, team-approved and staging repositories name (R-REG-01, R-REG-05). */
export class RegistrySurvey {
  readonly #reader: ImageReader;
  readonly #policy: Policy;
  readonly #signal: AbortSignal;

  constructor(options: {
    reader: ImageReader;
    policy: Policy;
    signal: AbortSignal;
  }) {
    this.#reader = options.reader;
    this.#policy = options.policy;
    this.#signal = options.signal;
  }

  /**
   * Yields each repository once. Other repositories are read when something that
   * runs refers to them; of another registry than the internal one it is only
   * seen whether it answers.
   * @throws ImageReadError when anything could not be read: a survey that ends normally is complete.
   */
  async *repositories(): AsyncIterable<SurveyedRepository> {
    if (!isInternalRegistry(this.#reader.host, this.#policy)) {
      await this.#reader.check?.({ signal: this.#signal });
      return;
    }
    for await (const page of this.#reader.listRepositories({
      signal: this.#signal,
    })) {
      for (const repository of page.filter(name => this.isSurveyed(name))) {
        yield { repository, tags: await this.#tags(repository) };
      }
    }
  }

  /** Whether a repository belongs to one of the three sections. */
  isSurveyed(repository: string): boolean {
    const { section } = locate(
      { registry: this.#reader.host, repository },
      this.#policy,
    );
    return (
      section === 'golden' ||
      section === 'team-approved' ||
      section === 'staging'
    );
  }

  /**
   * Asks for tags that were not listed one by one: a listing may leave out what
   * its credential does not cover. Only what the registry says is gone is gone.
   */
  async confirmGone(
    names: readonly TagName[],
  ): Promise<{ gone: TagName[]; problems: string[] }> {
    const gone: TagName[] = [];
    const problems: string[] = [];
    await concurrently(names, CONCURRENCY, async name => {
      try {
        await this.#resolve(name);
        problems.push(`${tagKey(name)} exists but was not listed`);
      } catch (error) {
        if (isGone(error)) {
          gone.push(name);
        } else {
          problems.push(`${tagKey(name)}: ${failureText(error)}`);
        }
      }
    });
    return { gone, problems };
  }

  async #tags(repository: string): Promise<TagObservation[]> {
    const registry = this.#reader.host;
    const observations: TagObservation[] = [];
    for await (const page of this.#reader.listTags(repository, {
      signal: this.#signal,
    })) {
      const tags = page.filter(tag => !isArtifactTag(tag));
      await concurrently(tags, CONCURRENCY, async tag => {
        const name = { registry, repository, tag };
        try {
          const digest = await this.#resolve(name);
          observations.push({ ...name, digest });
        } catch (error) {
          // Deleted since it was listed: as good as not listed.
          if (!isGone(error)) {
            throw error;
          }
        }
      });
    }
    return observations.sort((a, b) => (a.tag < b.tag ? -1 : 1));
  }

  async #resolve({ repository, tag }: TagName): Promise<string> {
    this.#signal.throwIfAborted();
    return this.#reader.resolveTag(repository, tag, { signal: this.#signal });
  }
}

function isGone(error: unknown): boolean {
  return error instanceof ImageReadError && error.reason === 'gone';
}
