import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { OwnerSnapshots } from './OwnerSnapshots';

const databases = GovernanceTestDatabases.create();

function figure(numerator: number, denominator: number, unknown = 0) {
  return { ratio: { numerator, denominator }, unknown };
}

describe.each(databases.ids())('OwnerSnapshots on %s', id => {
  async function start() {
    const database = await databases.init(id);
    return { database, snapshots: OwnerSnapshots.create({ database }) };
  }

  it('gives back the figures of a month before, with what was unknown and what nobody owned', async () => {
    const { snapshots } = await start();
    const owners = new Map([
      ['group:default/a', figure(3, 4, 1)],
      ['', figure(0, 2)],
    ]);
    await snapshots.keep('2027-03-14T09:00:00.000Z', owners);
    await expect(
      snapshots.monthBefore('2027-04-14T23:00:00.000Z'),
    ).resolves.toEqual({ day: '2027-03-14', owners });
  });

  it.each([
    ['the day itself', '2027-04-14', '2027-03-14'],
    ['the last day before it that was kept', '2027-04-20', '2027-03-14'],
    ['no day that is less than a month ago', '2027-04-13', '2027-03-01'],
    ['the last day of a shorter month', '2027-03-31', '2027-02-28'],
  ])('takes %s', async (_what, now, day) => {
    const { snapshots } = await start();
    for (const kept of ['2027-02-28', '2027-03-01', '2027-03-14']) {
      await snapshots.keep(
        `${kept}T10:00:00.000Z`,
        new Map([['group:default/a', figure(1, 2)]]),
      );
    }
    const before = await snapshots.monthBefore(`${now}T12:00:00.000Z`);
    expect(before?.day).toBe(day);
  });

  it('has nothing to compare with when the last day is two months ago', async () => {
    const { snapshots } = await start();
    await snapshots.keep(
      '2027-01-14T10:00:00.000Z',
      new Map([['group:default/a', figure(1, 2)]]),
    );
    await expect(
      snapshots.monthBefore('2027-03-14T12:00:00.000Z'),
    ).resolves.toBeUndefined();
  });

  it('keeps the last figures of a day as a whole, and earlier days of owners that are gone', async () => {
    const { database, snapshots } = await start();
    const keep = (day: string, hour: number, owner: string) =>
      snapshots.keep(
        `${day}T0${hour}:00:00.000Z`,
        new Map([[owner, figure(hour, 9)]]),
      );
    await keep('2027-03-14', 1, 'group:default/old-name');
    await keep('2027-03-15', 2, 'group:default/old-name');
    await keep('2027-03-15', 3, 'group:default/new-name');
    const rows = await database
      .knex('owner_snapshots')
      .orderBy('day')
      .select('day', 'owner_ref', 'adopted');
    expect(rows).toEqual([
      { day: '2027-03-14', owner_ref: 'group:default/old-name', adopted: 1 },
      { day: '2027-03-15', owner_ref: 'group:default/new-name', adopted: 3 },
    ]);
  });

  it('keeps a thousand owners in one day', async () => {
    const { snapshots } = await start();
    const owners = new Map(
      Array.from({ length: 1000 }, (_, i) => [
        `group:default/team-${i}`,
        figure(i, 1000),
      ]),
    );
    await snapshots.keep('2027-03-14T09:00:00.000Z', owners);
    const before = await snapshots.monthBefore('2027-04-14T09:00:00.000Z');
    expect(before?.owners.size).toBe(1000);
  });
});
