import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { root } from './places.mjs';
import { step } from './step.mjs';

/** As `packageManager` of package.json has it. */
const VERSION = '4.13.0';

/** SHA-256 of the program, so that no other runs, wherever it was fetched from. */
const SHA256 =
  '730e0619753d39754c9e7613c7e57f084ea18b3244f5ba9a5a60bd3da048450b';

const FOLDER = join(root, '.yarn', 'fetched');

const YARN = join(
  FOLDER,
  ...['node_modules', '@yarnpkg', 'cli-dist', 'bin', 'yarn.js'],
);

/** What npm was told of the registry, proxies and certificates; Yarn reads no `.npmrc`. */
const YARN_FROM_NPM = {
  YARN_NPM_REGISTRY_SERVER: 'npm_config_registry',
  YARN_HTTPS_CA_FILE_PATH: 'npm_config_cafile',
  YARN_HTTP_PROXY: 'npm_config_proxy',
  YARN_HTTPS_PROXY: 'npm_config_https_proxy',
};

/**
 * Runs Yarn, by default at the root of the repository.
 *
 * @throws CommandError when it does not end with 0
 */
export async function yarn(args, options = {}) {
  const env = Object.fromEntries(
    Object.entries(YARN_FROM_NPM)
      .map(([name, npmName]) => [
        name,
        process.env[name] ?? process.env[npmName],
      ])
      .filter(([, value]) => value),
  );
  return run(process.execPath, [await yarnProgram(), ...args], {
    ...options,
    env: { ...env, ...options.env },
  });
}

/**
 * The Yarn of this repository, fetched through npm the first time (docs/adr/0011-yarn-through-npm.md).
 *
 * @returns its path
 */
export async function yarnProgram() {
  if (!existsSync(YARN)) {
    await step(
      `Fetching Yarn ${VERSION} through npm`,
      'see the lines above; most often the network is missing. Then run the same command again.',
      () =>
        run('npm', [
          'install',
          '--prefix',
          FOLDER,
          '--no-save',
          '--no-package-lock',
          '--no-audit',
          '--no-fund',
          '--ignore-scripts',
          '--loglevel=error',
          `@yarnpkg/cli-dist@${VERSION}`,
        ]),
    );
  }
  const found = createHash('sha256').update(readFileSync(YARN)).digest('hex');
  if (found !== SHA256) {
    throw new Error(
      `${YARN} is not Yarn ${VERSION}: its SHA-256 is ${found}, not ${SHA256}. Delete ${FOLDER} and run the same command again.`,
    );
  }
  return YARN;
}
