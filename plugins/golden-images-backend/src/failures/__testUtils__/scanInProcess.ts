import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DEFAULT_POLICY } from '@image-governance/plugin-golden-images-common';
import knexFactory from 'knex';
import { GovernanceDatabase } from '../../database';
import { createScans } from '../../inventory';
import { KubernetesSource } from '../../sources/kubernetes';
import { tokenAccess } from '../../sources/kubernetes/__testUtils__/tokenAccess';

/**
 * A process that scans a cluster on loopback into a database, until it is
 * killed: `node … scanInProcess.ts <JSON of ScanOrder>`.
 */
export interface ScanOrder {
  readonly database: object;
  readonly server: string;
  readonly token: string;
  /** How wrong its clock goes, in milliseconds. */
  readonly clock: number;
}

async function main({ database, server, token, clock }: ScanOrder) {
  const knex = knexFactory(database);
  const silent = () => {};
  const logger = {
    error: silent,
    warn: silent,
    info: silent,
    debug: silent,
    child: () => logger,
  };
  const { tasks } = createScans({
    database: await GovernanceDatabase.create({
      database: { getClient: async () => knex, migrations: { skip: true } },
    }),
    policy: DEFAULT_POLICY,
    usageSources: [
      {
        source: KubernetesSource.create({
          settings: { name: 'c1', pageSize: 2 },
          access: tokenAccess(server, token),
          wait: async () => {},
        }),
      },
    ],
    imageReaders: [],
    catalog: catalogServiceMock({ entities: [] }),
    auth: mockAuth(),
    scheduler: noScheduler(),
    logger,
    now: () => new Date(Date.now() + clock),
  });
  await tasks[0].scan(new AbortController().signal);
}
