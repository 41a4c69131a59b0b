import {
  DefaultGithubCredentialsProvider,
  type ScmIntegrations,
} from '@backstage/integration';
import {
  readGithubPullRequest,
  readGithubReview,
  type ParsedHostEvent,
  type PullRequestAddress,
} from '@image-governance/plugin-golden-images-common';
import { askHost, HostError } from './HostApi';

const PAGE = 100;
const MOST_PAGES = 10;

/** Reads the reviews of pull requests of GitHub. */
export class GithubReader {
  readonly #integrations: ScmIntegrations;
  readonly #credentials: DefaultGithubCredentialsProvider;

  constructor(integrations: ScmIntegrations) {
    this.#integrations = integrations;
    this.#credentials =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  }

  /** Oldest first. @throws HostError */
  async read(
    place: PullRequestAddress,
    signal: AbortSignal,
  ): Promise<ParsedHostEvent[]> {
    const { host, repository, number } = place;
    const base = this.#integrations.github.byHost(host)?.config.apiBaseUrl;
    if (!base) {
      throw new HostError(
        `integrations.github has no entry for ${host} with an API address`,
      );
    }
    const headers = await this.#headers(host, repository);
    const path = `${base}/repos/${repository}/pulls/${number}`;
    const events: ParsedHostEvent[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const reviews = await askHost(
        new URL(`${path}/reviews?per_page=${PAGE}&page=${page}`),
        headers,
        signal,
      );
      if (!Array.isArray(reviews)) {
        throw new HostError(`${host} did not answer with a list of reviews`);
      }
      events.push(...reviews.map(each => readGithubReview(place, each)));
      if (reviews.length < PAGE) {
        break;
      }
    }
    const pullRequest = await askHost(new URL(path), headers, signal);
    return [...events, readGithubPullRequest(place, pullRequest)];
  }

  async #headers(
    host: string,
    repository: string,
  ): Promise<Record<string, string> | undefined> {
    try {
      const { headers } = await this.#credentials.getCredentials({
        url: `https://${host}/${repository}`,
      });
      return headers;
    } catch {
      // What is wrong with an app may have its key in it.
      throw new HostError(`The credentials for ${host} could not be used`);
    }
  }
}
