import { join } from 'node:path';
import { run } from './command.mjs';
import { root } from './places.mjs';

/** The Yarn that comes with this repository. */
export const YARN = join(root, '.yarn', 'releases', 'yarn-4.13.0.cjs');

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
export function yarn(args, options = {}) {
  const env = Object.fromEntries(
    Object.entries(YARN_FROM_NPM)
      .map(([name, npmName]) => [
        name,
        process.env[name] ?? process.env[npmName],
      ])
      .filter(([, value]) => value),
  );
  return run(process.execPath, [YARN, ...args], {
    ...options,
    env: { ...env, ...options.env },
  });
}
