#!/usr/bin/env node
// Measures scans and answers at the size of a large company:
// `npm run bench [-- --scale 0.1] [--only scan|read] [--on sqlite|postgres]`.
import { join } from 'node:path';
import { run } from './setup/command.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { root } from './setup/places.mjs';
import { startPostgres } from './setup/postgres.mjs';
import { step } from './setup/step.mjs';
import { underSupportedNode } from './setup/supportedNode.mjs';

const SERVER = 'GOLDEN_IMAGES_BENCH_POSTGRES';

await underSupportedNode(import.meta.url, async () => {
  await dependencies();
  const database = process.env[SERVER]
    ? { connectionString: process.env[SERVER], stop: async () => {} }
    : await step(
        'Starting a PostgreSQL for the benchmark',
        `start a server yourself and name it in ${SERVER}, then run the same command again.`,
        startPostgres,
      );
  try {
    await run(
      process.execPath,
      [
        ...['--expose-gc', '--require'],
        '@backstage/cli/config/nodeTransform.cjs',
        join(root, 'plugins', 'golden-images-backend', 'bench', 'main.ts'),
        ...process.argv.slice(2),
      ],
      { env: { [SERVER]: database.connectionString } },
    );
  } finally {
    await database.stop();
  }
});
