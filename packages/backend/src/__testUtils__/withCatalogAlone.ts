import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import { mockServices } from '@backstage/backend-test-utils';
import { eventually } from './eventually';

/**
 * Makes a folder of databases that has the catalog's and no other. It is a copy:
 * a catalog that was stopped may still be at work in its own for a moment.
 * @returns the folder
 */
export async function withCatalogAlone(
  databases: string,
  folder: string,
): Promise<string> {
  mkdirSync(folder);
  const manager = DatabaseManager.fromConfig(
    mockServices.rootConfig({
      data: {
        backend: {
          database: {
            client: 'better-sqlite3',
            connection: { directory: databases },
          },
        },
      },
    }),
  );
  const catalog = manager.forPlugin('catalog', {
    logger: mockServices.logger.mock(),
    lifecycle: mockServices.lifecycle.mock(),
  });
  const knex = await catalog.getClient();
  await eventually(async () => {
    await knex.raw('vacuum into ?', [join(folder, 'catalog.sqlite')]);
  });
  await knex.destroy();
  return folder;
}
