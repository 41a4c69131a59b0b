import { execFileSync } from 'node:child_process';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { step } from './step.mjs';
import { yarn } from './yarn.mjs';

/** Written by Yarn at the end of an install. */
const INSTALLED = join(root, 'node_modules', '.yarn-state.yml');

/** Installs what yarn.lock names when it is not there yet, and native add-ons built for another Node anew. */
export async function dependencies() {
  if (!upToDate()) {
    await step(
      'Installing dependencies from yarn.lock (a few minutes the first time)',
      'see the lines above; most often the network or a compiler (python3, make, g++) is missing. Then run the same command again.',
      async () => {
        await yarn(['install', '--immutable']);
        // Yarn leaves its own mark as it was when nothing had to be linked.
        const now = new Date();
        utimesSync(INSTALLED, now, now);
      },
    );
  }
  if (!nativeAddOnsLoad()) {
    await step(
      `Building the embedded database for Node ${process.version}`,
      'install python3, make and g++, then run the same command again.',
      async () => {
        await yarn(['rebuild', 'better-sqlite3']);
        if (!nativeAddOnsLoad()) {
          throw new Error('better-sqlite3 does not load under this Node');
        }
      },
    );
  }
}

function upToDate() {
  const installed = modified(INSTALLED);
  return (
    installed !== undefined && installed >= modified(join(root, 'yarn.lock'))
  );
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** Asks a new process, since an add-on that was built for another Node cannot be loaded twice. */
function nativeAddOnsLoad() {
  try {
    execFileSync(
      process.execPath,
      ['-e', "new (require('better-sqlite3'))(':memory:').close()"],
      { cwd: root, stdio: 'ignore' },
    );
    return true;
  } catch {
    return false;
  }
}
