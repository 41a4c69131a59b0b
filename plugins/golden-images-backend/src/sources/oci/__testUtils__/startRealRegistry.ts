import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { missingPrograms } from './run';

/** Programs that the suites against a real registry need (Debian packages of the same names). */
export const REGISTRY_PROGRAMS = ['docker-registry', 'skopeo', 'umoci', 'tar'];

/** What the real registry asks of its users; default nothing. */
export type RegistryAuth =
  | {
      readonly kind: 'basic';
      /** A line of an htpasswd file, with bcrypt. */
      readonly htpasswd: string;
    }
  | {
      readonly kind: 'bearer';
      readonly realm: string;
      readonly service: string;
      readonly issuer: string;
      /** Certificate (PEM) of the key that signs tokens. */
      readonly certificate: string;
    };

/** A running registry. */
export interface RealRegistry {
  /** `127.0.0.1:<port>`; plain HTTP. */
  readonly host: string;
  readonly stop: () => Promise<void>;
}

/**
 * Which programs of the real registry suites are missing; none means that they
 * can run. With `GOLDEN_IMAGES_REGISTRY_SUITE=required` a missing program throws.
 */
export function missingRegistryPrograms(): string[] {
  const missing = missingPrograms(REGISTRY_PROGRAMS);
  if (
    missing.length > 0 &&
    process.env.GOLDEN_IMAGES_REGISTRY_SUITE === 'required'
  ) {
    throw new Error(`The real registry suite needs ${missing.join(', ')}`);
  }
  return missing;
}

/** Starts Debian's `docker-registry` on loopback with empty storage of its own. */
export async function startRealRegistry(
  options: { readonly auth?: RegistryAuth } = {},
): Promise<RealRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  const host = `127.0.0.1:${await freePort()}`;
  const file = join(folder, 'config.yml');
  const auth = options.auth && (await authSection(options.auth, folder));
  // JSON is YAML, too.
  await writeFile(
    file,
    JSON.stringify({
      version: 0.1,
      log: { level: 'error', accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: join(folder, 'storage') } },
      http: { addr: host },
      ...(auth && { auth }),
    }),
  );
  const server = spawn('docker-registry', ['serve', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, OTEL_TRACES_EXPORTER: 'none' },
  });
  let output = '';
  server.stderr.on('data', chunk => (output += chunk));
  const exited = new Promise<void>(resolve => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const stop = async () => {
    server.kill();
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  const ready = answers(`http://${host}/v2/`).then(() => true);
  if (!(await Promise.race([ready, exited.then(() => false)]))) {
    await stop();
    throw new Error(`docker-registry did not start: ${output}`);
  }
  return { host, stop };
}

async function authSection(auth: RegistryAuth, folder: string) {
  if (auth.kind === 'basic') {
    const path = join(folder, 'htpasswd');
    await writeFile(path, `${auth.htpasswd}\n`);
    return { htpasswd: { realm: 'real registry', path } };
  }
  const { realm, service, issuer, certificate } = auth;
  const rootcertbundle = join(folder, 'tokens.pem');
  await writeFile(rootcertbundle, certificate);
  return { token: { realm, service, issuer, rootcertbundle } };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Resolves when a server answers at all. */
async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      await fetch(url);
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`Nothing answers at ${url}`);
}
