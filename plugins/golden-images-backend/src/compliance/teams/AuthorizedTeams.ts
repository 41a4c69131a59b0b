import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Page,
  ScopeSummary,
  Team,
  TeamFilter,
  TeamsSummary,
} from '@image-governance/plugin-golden-images-common';
import type { PageOptions, ReadAccess } from '../../inventory/read';
import type { CatalogScopes } from './CatalogScopes';
import type { ScopeReader } from './ScopeReader';
import type { TeamReader } from './TeamReader';

/**
 * Teams and other parts of the organisation for those who may read: figures are of the workloads one may see;
 * what they were a month ago is of all, so only those who may see all are told the change.
 */
export class AuthorizedTeams {
  readonly #access: ReadAccess;
  readonly #teams: TeamReader;
  readonly #scopes: ScopeReader;
  readonly #catalog: CatalogScopes;

  constructor(options: {
    access: ReadAccess;
    teams: TeamReader;
    scopes: ScopeReader;
    catalog: CatalogScopes;
  }) {
    this.#access = options.access;
    this.#teams = options.teams;
    this.#scopes = options.scopes;
    this.#catalog = options.catalog;
  }

  async list(
    request: { readonly filter: TeamFilter; readonly page: PageOptions },
    credentials: BackstageCredentials,
  ): Promise<Page<Team>> {
    const visible = await this.#access.visible(credentials);
    return this.#teams.list(request, visible, credentials);
  }

  async summary(
    request: { readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<TeamsSummary> {
    const visible = await this.#access.visible(credentials);
    return this.#teams.summary(request, visible);
  }

  async ofOwners(
    request: { readonly owner: readonly string[]; readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<ScopeSummary> {
    const visible = await this.#access.visible(credentials);
    const refs = [...new Set(request.owner)];
    return this.#scopes.summary(
      { scope: { kind: 'owners', refs, limited: false }, at: request.at },
      visible,
    );
  }

  async ofEntity(
    request: {
      readonly entityRef: string;
      readonly relations: 'aggregated' | 'direct';
      readonly at?: string;
    },
    credentials: BackstageCredentials,
  ): Promise<ScopeSummary> {
    const visible = await this.#access.visible(credentials);
    const { entityRef, relations, at } = request;
    const scope = await this.#catalog.of(entityRef, relations, credentials);
    return this.#scopes.summary({ scope, at }, visible);
  }
}
