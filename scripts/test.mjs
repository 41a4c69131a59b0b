#!/usr/bin/env node
// Runs every test that needs only npm: `npm test` or `yarn test [paths] [flags]`.
import { availableParallelism } from 'node:os';
import { backstageCli } from './setup/backstageCli.mjs';
import { run } from './setup/command.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { startPostgres } from './setup/postgres.mjs';
import { step } from './setup/step.mjs';
import { underSupportedNode } from './setup/supportedNode.mjs';

const CONNECTION = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

await underSupportedNode(import.meta.url, async () => {
  await dependencies();
  const database = process.env[CONNECTION]
    ? { connectionString: process.env[CONNECTION], stop: async () => {} }
    : await step(
        'Starting a PostgreSQL for the tests',
        `the PostgreSQL tests DID NOT RUN. Start a server yourself and name it in ${CONNECTION}, then run the same command again.`,
        () => startPostgres({ inMemory: true }),
      );
  try {
    await run(
      process.execPath,
      [backstageCli, 'repo', 'test', ...jestFlags(process.argv.slice(2))],
      {
        env: {
          [CONNECTION]: database.connectionString,
          NODE_OPTIONS: withVmModules(process.env.NODE_OPTIONS),
        },
      },
    );
  } finally {
    await database.stop();
  }
});

/** The Kubernetes client is an ES module; Jest imports those only under this flag. */
function withVmModules(options) {
  return [options, '--experimental-vm-modules'].filter(Boolean).join(' ');
}

function jestFlags(args) {
  const given = name => args.some(arg => arg.startsWith(`--${name}`));
  return [
    ...args,
    ...(given('watch') ? [] : ['--watchAll=false']),
    ...(given('maxWorkers') || given('runInBand')
      ? []
      : [`--maxWorkers=${Math.min(4, availableParallelism())}`]),
  ];
}
