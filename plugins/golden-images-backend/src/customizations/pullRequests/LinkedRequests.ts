import {
  isSamePullRequest,
  parsePullRequestAddress,
  UNDER_REVIEW,
  type PullRequestAddress,
  type RepositoryAddress,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { RequestRow } from '../requests/RequestRow';

/** States in which a pull request can still change something. */
const OPEN = [...UNDER_REVIEW, 'changes-requested'] as const;

/** An open request with its pull request. */
export interface LinkedRequest {
  readonly id: string;
  readonly address: PullRequestAddress;
}

/** Open requests by their pull requests, in the repositories whose reviews count. */
export class LinkedRequests {
  readonly #knex: Knex;
  readonly #repositories: readonly RepositoryAddress[];

  constructor(options: {
    readonly knex: Knex;
    readonly repositories: readonly RepositoryAddress[];
  }) {
    this.#knex = options.knex;
    this.#repositories = options.repositories;
  }

  /** Ids of the open requests that name a pull request as theirs. */
  async of(address: PullRequestAddress): Promise<string[]> {
    if (!this.#counts(address)) {
      return [];
    }
    const found = await this.#open().where(
      'pull_request_url',
      'like',
      `%/${address.number}%`,
    );
    return found
      .flatMap(row => this.#linked(row))
      .filter(each => isSamePullRequest(each.address, address))
      .map(({ id }) => id);
  }

  /** The next open requests after an id, by id. */
  async after(
    id: number,
    limit: number,
  ): Promise<{
    readonly requests: readonly LinkedRequest[];
    /** Where to go on; absent at the end. */
    readonly next?: number;
  }> {
    const found = await this.#open()
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit);
    return {
      requests: found.flatMap(row => this.#linked(row)),
      next: found.length === limit ? found.at(-1)?.id : undefined,
    };
  }

  #open() {
    return this.#knex<RequestRow>('customization_requests')
      .whereIn('state', [...OPEN])
      .whereNotNull('pull_request_url')
      .select('id', 'pull_request_url');
  }

  #linked(
    row: Pick<RequestRow, 'id' | 'pull_request_url'>,
  ): readonly LinkedRequest[] {
    const address = parsePullRequestAddress(row.pull_request_url ?? '');
    return address && this.#counts(address)
      ? [{ id: String(row.id), address }]
      : [];
  }

  #counts({ host, repository }: PullRequestAddress): boolean {
    return this.#repositories.some(
      each => each.host === host && each.repository === repository,
    );
  }
}
