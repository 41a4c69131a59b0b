import { buildImage } from '../sources/oci/__testUtils__/imageContent';
import type { PortalUnderTest } from '../__testUtils__/PortalUnderTest';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { LoopbackEstate } from './__testUtils__/LoopbackEstate';
import { SharedDatabase } from './__testUtils__/SharedDatabase';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('two replicas scan at once, on %s', id => {
  let database: SharedDatabase;
  let estate: LoopbackEstate;
  let other: PortalUnderTest;

  beforeAll(async () => {
    database = await SharedDatabase.create(databases, id);
    const { knex } = await database.connect();
    // An SQLite file is for one replica; two schedulers of it may still meet.
    const second = id === 'SQLITE_3' ? knex : (await database.connect()).knex;
    estate = await LoopbackEstate.create(knex);
    [other] = await Promise.all([estate.startReplica(second), estate.start()]);
    // What one read while the other had yet to read the releases is judged by now.
    await scanAtOnce();
  });
  afterAll(async () => {
    await other.stop();
    await estate.stop();
    await database.close();
  });

  /** Both replicas scan both sources; each may be refused what the other has. */
  async function scanAtOnce(): Promise<void> {
    await Promise.all(
      ['registry', 'cluster'].flatMap(source => [
        estate.scan(source),
        other.post(`/inventory/sources/${source}/scan`),
      ]),
    );
  }

  /** Scans that did not come to their end, with the reason. */
  async function unfinished() {
    return estate
      .knex('scans')
      .whereNot({ status: 'completed' })
      .select('status', 'error');
  }

  it('nothing is lost or counted twice, whoever is first', async () => {
    const before = await estate.picture();
    expect(before).toMatchObject({
      adoption: { numerator: 10, denominator: 20 },
    });
    expect(before.releases).toHaveLength(10);
    expect(await estate.usages()).toEqual({ open: 20 });

    for (let round = 1; round <= 4; round += 1) {
      const fresh = await estate.runGolden(`x${round}`);
      const image = estate.push(
        'shop/app',
        `${round}`,
        buildImage({ layers: ['base0', `${round}`] }),
      );
      const pod = await estate.run(
        `y${round}`,
        `shop/app:${round}`,
        image.digest,
      );
      await scanAtOnce();
      await scanAtOnce();

      expect((await estate.picture()).workloads).toEqual([
        ...before.workloads,
        `x${round} golden 1`,
        `y${round} golden-based 1`,
      ]);
      expect(await estate.usages()).toEqual({
        open: 22,
        ...(round > 1 && { ended: 2 * (round - 1) }),
      });
      await estate.cluster.delete(fresh);
      await estate.cluster.delete(pod);
    }
    expect(await unfinished()).toEqual([]);
    expect(
      await estate.knex('usages').whereNot('state', 'open').select(),
    ).toHaveLength(6);
    const failed = estate.recorder.lines.filter(line => /Error/.test(line));
    for (const line of failed) {
      expect(line).toContain('is being scanned since');
    }
    expect(await estate.leaks()).toEqual([]);
  });
});
