import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { GovernanceDatabase } from '../../database';
import type {
  InventoryReader,
  ReadAccess,
  SourceReader,
} from '../../inventory/read';
import { AuthorizedTeams } from './AuthorizedTeams';
import { CatalogScopes } from './CatalogScopes';
import { OwnerSnapshots } from './OwnerSnapshots';
import { ScopeReader } from './ScopeReader';
import { TeamNames } from './TeamNames';
import { TeamReader } from './TeamReader';

/** Puts together what knows of teams: for the API, and for the task that keeps their figures of each day. */
export function createTeams(options: {
  readonly database: GovernanceDatabase;
  readonly catalog: CatalogService;
  readonly logger: LoggerService;
  readonly access: ReadAccess;
  readonly inventory: InventoryReader;
  readonly sources: SourceReader;
}): { readonly reader: TeamReader; readonly teams: AuthorizedTeams } {
  const snapshots = OwnerSnapshots.create(options);
  const reader = TeamReader.create({
    ...options,
    snapshots,
    names: TeamNames.create(options),
  });
  return {
    reader,
    teams: new AuthorizedTeams({
      access: options.access,
      teams: reader,
      scopes: ScopeReader.create({ ...options, snapshots }),
      catalog: CatalogScopes.create(options),
    }),
  };
}
