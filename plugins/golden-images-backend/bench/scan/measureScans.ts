import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ScanReport } from './scanProcess';

/** Scans a cluster and a registry on loopback into an empty database. */
export async function measureScans(
  databaseUrl: string,
  scale: number,
): Promise<ScanReport> {
  const servers = start('servers.ts', [String(scale)]);
  try {
    const { cluster, registry } = await message<{
      cluster: string;
      registry: string;
    }>(servers);
    const scanner = start('scanProcess.ts', [
      cluster,
      registry,
      databaseUrl,
      String(scale),
    ]);
    return await message<ScanReport>(scanner);
  } finally {
    servers.kill();
  }
}

function start(file: string, args: string[]) {
  return fork(join(__dirname, file), args, {
    execArgv: [
      '--expose-gc',
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
    ],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** What a process answers; the loader of TypeScript sends messages of its own. */
function message<T>(child: ReturnType<typeof start>): Promise<T> {
  return new Promise((resolve, reject) => {
    child.on('message', (body: { answer?: T }) => {
      if (body.answer) {
        resolve(body.answer);
      }
    });
    child.on('exit', code => {
      reject(new Error(`${child.spawnargs.join(' ')} ended with code ${code}`));
    });
  });
}
