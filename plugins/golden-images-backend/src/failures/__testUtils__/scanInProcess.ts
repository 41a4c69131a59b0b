import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DEFAULT_POLICY } from '@image-governance/plugin-golden-images-common';
import knexFactory, { type Knex } from 'knex';
import { GovernanceDatabase } from '../../database';
import { createScans } from '../../inventory';
import { KubernetesSource } from '../../sources/kubernetes';
import { tokenAccess } from '../../sources/kubernetes/__testUtils__/tokenAccess';

/** What {@link scanInProcess} is told. */
export interface ScanOrder {
  readonly database: Knex.Config;
  readonly server: string;
  readonly token: string;
}

/**
 * Scans a cluster on loopback, as a process of its own that a test can kill:
 * `node --require @backstage/cli/config/nodeTransform.cjs scanInProcess.ts <order>`.
 */
async function scanInProcess({ database, server, token }: ScanOrder) {
  const knex = knexFactory(database);
  const { tasks } = createScans({
    database: await GovernanceDatabase.create({
      database: { getClient: async () => knex },
    }),
    policy: DEFAULT_POLICY,
    usageSources: [
      {
        source: KubernetesSource.create({
          settings: { name: 'cluster', pageSize: 2 },
          access: tokenAccess(server, token),
          wait: async () => {},
        }),
      },
    ],
    imageReaders: [],
    catalog: catalogServiceMock({ entities: [] }),
    auth: mockServices.auth(),
    scheduler: mockServices.scheduler(),
    logger: mockServices.rootLogger(),
  });
  await tasks[0].scan(new AbortController().signal);
}

scanInProcess(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
