import { classifyDockerfile } from './dockerfile/classifyDockerfile';
import type { DocumentToClassify } from './documentToClassify';
import { MOST_CHARACTERS } from './limits';
import { classifyManifests } from './manifests/classifyManifests';
import { ShellParser } from './shell/ShellParser';
import type { TierReport } from './tier';
import { DEFAULT_TIER_POLICY, type TierPolicy } from './tierPolicy';
import { UnclassifiableError } from './UnclassifiableError';

/**
 * Classifies Dockerfiles and Kubernetes manifests into the handbook's tiers
 * (R-TIER-01). Nothing that a document names is ever fetched or run.
 */
export class TierClassifier {
  readonly #parser: ShellParser;
  readonly #policy: TierPolicy;

  private constructor(parser: ShellParser, policy: TierPolicy) {
    this.#parser = parser;
    this.#policy = policy;
  }

  /** Loads the grammar of shell, which takes some milliseconds. To be kept and used again. */
  static async create(
    policy: Partial<TierPolicy> = {},
  ): Promise<TierClassifier> {
    return new TierClassifier(await ShellParser.load(), {
      ...DEFAULT_TIER_POLICY,
      ...policy,
    });
  }

  /** @throws UnclassifiableError for a text that is larger than is read */
  classify({ kind, text }: DocumentToClassify): TierReport {
    if (text.length > MOST_CHARACTERS) {
      throw new UnclassifiableError(
        `The text has ${text.length} characters; at most ${MOST_CHARACTERS} are classified`,
      );
    }
    const options = { parser: this.#parser, policy: this.#policy };
    return kind === 'manifest'
      ? classifyManifests(text, options)
      : classifyDockerfile(text, options);
  }
}
