import { InputError } from '@backstage/errors';
import { isRepository } from './content/names';
import { canonicalRepository } from './registryHost';

/** Which repositories of a host are to be scanned. */
export class RepositorySelection {
  /** Names given in full; they need no listing. */
  readonly named: readonly string[];
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
    return new RepositorySelection(named, prefixes);
  }

  private constructor(named: readonly string[], prefixes: readonly string[]) {
    this.named = named;
    this.#prefixes = prefixes;
  }

  /** Whether the registry's own listing is needed. */
  get needsListing(): boolean {
    return this.#prefixes.length > 0;
  }

  /** Whether a listed repository is selected by a wildcard, and not yet by its name. */
  adds(repository: string): boolean {
    return (
      this.#prefixes.some(prefix => repository.startsWith(prefix)) &&
      !this.named.includes(repository)
    );
  }
}
