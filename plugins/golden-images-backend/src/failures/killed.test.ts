import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { databaseTime } from '../database';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { SCAN_LEASE_MS } from '../inventory/scan';
import { LoopbackEstate } from './__testUtils__/LoopbackEstate';
import type { ScanOrder } from './__testUtils__/scanInProcess';
import { SharedDatabase } from './__testUtils__/SharedDatabase';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('a process that scans is killed, on %s', id => {
  let database: SharedDatabase;
  let estate: LoopbackEstate;

  beforeAll(async () => {
    database = await SharedDatabase.create(databases, id);
    estate = await LoopbackEstate.create((await database.connect()).knex);
    await estate.start();
  });
  afterAll(async () => {
    await estate.stop();
    await database.close();
  });

  /** Starts a process that scans the cluster, and kills it while it waits for the third page of ten. */
  async function killMidScan(): Promise<void> {
    const reached = new Promise<void>(resolve => {
      let pages = 0;
      estate.cluster.fault = ({ url }) => {
        pages += url.startsWith('/api/v1/pods') ? 1 : 0;
        if (pages === 3) {
          resolve();
        }
        return pages >= 3;
      };
    });
    const order: ScanOrder = {
      database: database.connection,
      server: estate.cluster.url,
      token: 'scanner-token',
    };
    const process = spawn(
      globalThis.process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, '__testUtils__', 'scanInProcess.ts'),
        JSON.stringify(order),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const ended = once(process, 'exit');
    await Promise.race([
      reached,
      ended.then(([code]) => {
        throw new Error(`The process ended by itself with ${code}`);
      }),
    ]);
    process.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    estate.cluster.fault = () => false;
  }

  it('on page 3 of 10: another process takes over after a minute, and nothing is lost or counted twice', async () => {
    const before = await estate.picture();
    const { age } = await estate.source('cluster');
    const other = await estate.runGolden('a-new-one');
    await estate.runGolden('b-new-one');

    await killMidScan();

    expect(await estate.picture()).toEqual(before);
    expect(await estate.source('cluster')).toMatchObject({ age });
    expect((await estate.usages()).pending).toBeGreaterThan(0);

    await estate.cluster.delete(other);
    await estate.scan('cluster');
    expect(estate.recorder.lines.join()).toContain(
      'cluster is being scanned since',
    );
    expect(await estate.picture()).toEqual(before);

    await estate
      .knex('scans')
      .where({ status: 'running' })
      .update({
        heartbeat_at: databaseTime(estate.knex, -SCAN_LEASE_MS - 1),
      });
    await estate.scan('cluster');

    expect((await estate.picture()).workloads).toEqual([
      'b-new-one golden 1',
      ...before.workloads,
    ]);
    expect(await estate.usages()).toEqual({ open: 21 });
    const { items } = await estate.get('/inventory/sources/cluster/scans');
    expect(items).toMatchObject([
      { status: 'completed', opened: 1, kept: 20, closed: 0 },
      {
        status: 'failed',
        error: 'The process that ran this scan ended before the scan did',
      },
      { status: 'completed' },
    ]);
    expect(await estate.leaks()).toEqual([]);
  });
});
