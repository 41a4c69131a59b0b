import { InputError } from '@backstage/errors';
import { isRepository } from './content/names';
import { canonicalRepository } from './registryHost';

/** Which repositories of a host are to be scanned. */
export class RepositorySelection {
  readonly #host: string;
  /** Names given in full; they need no listing. */
  readonly #named: readonly string[];
  readonly #prefixes: readonly string[];

  /**
   * @param patterns - names, with `*` at the end as wildcard; none at all selects everything.
   * Throws `InputError` for what is neither.
   */
  static create(
    host: string,
    patterns: readonly string[] = ['*'],
  ): RepositorySelection {
    const prefixes = patterns
      .filter(pattern => pattern.endsWith('*'))
      .map(pattern => pattern.slice(0, -1));
    const named = patterns
      .filter(pattern => !pattern.endsWith('*'))
      .map(name => canonicalRepository(host, name));
    const wrong =
      prefixes.find(prefix => prefix.includes('*')) ??
      named.find(name => !isRepository(host, name));
    if (wrong !== undefined) {
      throw new InputError(
        `goldenImages.registries: ${JSON.stringify(
          wrong,
        )} of ${host} is not a repository name; "*" may stand only at the end`,
      );
    }
    return new RepositorySelection(host, named, prefixes);
  }

  private constructor(
    host: string,
    named: readonly string[],
    prefixes: readonly string[],
  ) {
    this.#host = host;
    this.#named = named;
    this.#prefixes = prefixes;
  }

  /**
   * The repositories in pages: first those named in full, then what a wildcard
   * selects of a listing, which is asked for only if there is a wildcard.
   */
  async *of(
    listing: AsyncIterable<readonly string[]>,
  ): AsyncGenerator<readonly string[]> {
    if (this.#named.length > 0) {
      yield this.#named;
    }
    if (this.#prefixes.length > 0) {
      for await (const page of listing) {
        yield page.filter(name => this.#adds(name));
      }
    }
  }

  #adds(repository: string): boolean {
    return (
      this.#prefixes.some(prefix => repository.startsWith(prefix)) &&
      !this.#named.includes(repository) &&
      isRepository(this.#host, repository)
    );
  }
}
