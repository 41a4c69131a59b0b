import { open } from 'node:fs/promises';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ForwardedError, InputError } from '@backstage/errors';
import {
  parseGovernanceFacts,
  type GovernanceFacts,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { ReadOptions } from '@image-governance/plugin-golden-images-node';
import { checkSize, decodeText } from './decodeText';
import { fileLocation, type FileLocation } from './location';
import { readYaml, YamlDocument, YamlProblem } from './yaml';

/** Options of {@link GovernanceFile}. */
export interface GovernanceFileOptions {
  /** A path, or a URL that the portal's integrations can read. */
  readonly target: string;
  /** What the facts must agree with: notice, registry paths. */
  readonly policy: Policy;
  readonly urlReader: UrlReaderService;
}

/** The declarative governance file (see `GovernanceFacts` in the common package). */
export class GovernanceFile {
  readonly name = 'governance';
  readonly type = 'file';
  readonly target: string;
  readonly #options: GovernanceFileOptions;
  readonly #location: FileLocation;

  static create(options: GovernanceFileOptions): GovernanceFile {
    return new GovernanceFile(options);
  }

  /** Reads `goldenImages.governance`. */
  static fromConfig(
    config: Config,
    services: Pick<GovernanceFileOptions, 'policy' | 'urlReader'>,
  ): GovernanceFile {
    const { policy, urlReader } = services;
    const target = config.getString('target');
    return new GovernanceFile({ target, policy, urlReader });
  }

  private constructor(options: GovernanceFileOptions) {
    this.#options = options;
    this.#location = fileLocation(options.target);
    this.target = this.#location.display;
  }

  /**
   * Reads and checks the whole file.
   * @throws InputError with one line for each problem, `file:line: path: message`, when
   *   anything in it is wrong; then nothing of it counts.
   * @throws ForwardedError when it cannot be read.
   */
  async read({ signal }: ReadOptions): Promise<GovernanceFacts> {
    const text = await this.#readText(signal);
    // Scalars stay text: as a number, the track 3.10 would be 3.1.
    const [document, second] = readYaml(text, 'failsafe');
    if (document === undefined) {
      throw this.#invalid(['1: the file is empty']);
    }
    if (document instanceof YamlProblem) {
      throw this.#invalid([problemLine(document)]);
    }
    if (second) {
      throw this.#invalid([
        second instanceof YamlProblem
          ? problemLine(second)
          : `${second.positionOf([]).line}: expected a single YAML document`,
      ]);
    }
    return this.#factsOf(document);
  }

  #factsOf(document: YamlDocument): GovernanceFacts {
    const parsed = parseGovernanceFacts(
      this.#dataOf(document),
      this.#options.policy,
    );
    if (parsed.ok) {
      return parsed.facts;
    }
    const problems = parsed.problems
      .map(({ path, message }) => ({
        line: document.positionOf(path).line,
        text: path.length > 0 ? `${path.join('.')}: ${message}` : message,
      }))
      .sort((a, b) => a.line - b.line);
    throw this.#invalid(problems.map(({ line, text }) => `${line}: ${text}`));
  }

  #dataOf(document: YamlDocument): unknown {
    try {
      return document.toData();
    } catch (error) {
      throw error instanceof YamlProblem
        ? this.#invalid([problemLine(error)])
        : error;
    }
  }

  async #readText(signal: AbortSignal): Promise<string> {
    try {
      return decodeText(await this.#readContent(signal));
    } catch (error) {
      throw new ForwardedError(
        `Cannot read the governance file ${this.target}`,
        error,
      );
    }
  }

  async #readContent(signal: AbortSignal): Promise<Uint8Array> {
    if (this.#location.kind === 'url') {
      const { urlReader } = this.#options;
      const response = await urlReader.readUrl(this.#location.url, { signal });
      return await response.buffer();
    }
    const file = await open(this.#location.path, 'r');
    try {
      checkSize((await file.stat()).size);
      return await file.readFile({ signal });
    } finally {
      await file.close();
    }
  }

  #invalid(problems: readonly string[]): InputError {
    const lines = problems.map(problem => `${this.target}:${problem}`);
    return new InputError(
      `The governance file is not valid; nothing of it was taken over:\n${lines.join(
        '\n',
      )}`,
    );
  }
}

function problemLine({ position, message }: YamlProblem): string {
  return `${position.line}: ${message}`;
}
