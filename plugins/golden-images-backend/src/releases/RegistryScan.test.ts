import type { DeclaredRelease } from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import {
  digestOf,
  Estate,
  imageIndex,
  manifest,
  FakeRegistry,
} from '../inventory/__testUtils__';

const databases = GovernanceTestDatabases.create();
const TAG = '3.12-golden-v2.1.0';
const ID = 'python/3.12/2.1.0';
const base = manifest(['os', 'python']);
const golden = imageIndex(base);

const record: DeclaredRelease = {
  family: 'python',
  track: '3.12',
  version: '2.1.0',
  promotedAt: '2026-01-10',
};

describe.each(databases.ids())('registry and governance scans on %s', id => {
  let estate: Estate;

  beforeEach(async () => {
    estate = new Estate(await databases.init(id));
    estate.registry.push('golden/python', TAG, golden);
  });

  async function release() {
    const [found] = await estate.scans.releases.get([ID]);
    return found;
  }

  it('finds the releases of the golden section with their platforms', async () => {
    await estate.scan('registry');
    expect(await estate.scans.releases.list()).toEqual([
      {
        id: ID,
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        registry: 'internal-registry.company.com',
        repository: 'golden/python',
        tag: TAG,
        digest: golden.digest,
        platforms: [
          {
            platform: { os: 'linux', architecture: 'amd64' },
            digest: base.digest,
            chainId: expect.stringMatching(/^sha256:/),
            layers: 2,
          },
        ],
        recorded: false,
        promotedAt: '2026-01-07',
        promotedAtOrigin: 'image-config',
      },
    ]);
  });

  it('records tags of the three sections, and of no other', async () => {
    estate.registry.push('golden/python', '3.12-stable', golden);
    estate.registry.push('golden/python', `sha256-${'a'.repeat(64)}.sig`, base);
    estate.registry.push('team-approved/data/w', '1.0.0', base);
    estate.registry.push('staging/python', '3.13-candidate', base);
    estate.registry.push('golden-evil/python', TAG, base);
    estate.registry.push('payments/app', '1', base);
    await estate.scan('registry');
    const tags = await estate.database.knex('tags').orderBy('id');
    expect(tags.map(tag => `${tag.repository}:${tag.tag}`).sort()).toEqual(
      [
        `golden/python:${TAG}`,
        'golden/python:3.12-stable',
        'staging/python:3.13-candidate',
        'team-approved/data/w:1.0.0',
      ].sort(),
    );
    expect(await estate.scans.releases.list()).toHaveLength(1);
  });

  it('writes nothing when nothing changed', async () => {
    estate.facts = { releases: [record], approvals: [] };
    await estate.scan('governance');
    await estate.scan('registry');
    const under = await estate.scans.judgment.current();
    expect(
      await estate.writesDuring(async () => {
        await estate.scan('governance');
        await estate.scan('registry');
      }),
    ).toEqual([]);
    expect(await estate.scans.judgment.current()).toBe(under);
    expect(estate.registry.reads).toHaveLength(1);
  });

  it('lays what the governance file says over it, in either order', async () => {
    estate.facts = { releases: [record], approvals: [] };
    await estate.scan('governance');
    expect(await estate.scans.releases.list()).toEqual([]);
    await estate.scan('registry');
    const expected = {
      digest: golden.digest,
      recorded: true,
      promotedAt: '2026-01-10',
      promotedAtOrigin: 'governance-file',
    };
    expect(await release()).toMatchObject(expected);
    estate.facts = {
      releases: [{ ...record, announcedAt: '2026-06-01' }],
      approvals: [],
    };
    await estate.scan('governance');
    expect(await release()).toMatchObject({
      ...expected,
      announcedAt: '2026-06-01',
    });
  });

  it('goes back to what the registry says when the file says it no longer', async () => {
    estate.facts = { releases: [record], approvals: [] };
    await estate.scan('registry');
    await estate.scan('governance');
    estate.facts = { releases: [], approvals: [] };
    await estate.scan('governance');
    expect(await release()).toMatchObject({
      recorded: false,
      promotedAt: '2026-01-07',
      promotedAtOrigin: 'image-config',
    });
  });

  it('takes the registry for the record when there is no governance file', async () => {
    estate = new Estate(estate.database, { governed: false });
    estate.registry.push('golden/python', TAG, golden);
    await estate.scan('registry');
    expect(await release()).toMatchObject({ recorded: true });
  });

  it('keeps the approval of a customization request whatever the governance file says', async () => {
    await estate.database.transaction(tx =>
      estate.scans.releases.approve(tx, 7, {
        id: 'customization-request:7',
        repository: 'team-approved/data/worker',
        digest: golden.digest,
        approvedAt: '2026-01-10',
        approvers: ['user:default/sec'],
      }),
    );
    await estate.scan('governance');
    const approvals = await estate.scans.releases.approvals([
      'team-approved/data/worker',
    ]);
    expect(approvals.get('team-approved/data/worker')).toMatchObject([
      { id: 'customization-request:7', digest: golden.digest },
    ]);
  });

  it('writes nothing of a governance file that is not valid', async () => {
    estate.facts = { releases: [record], approvals: [] };
    await estate.scan('governance');
    estate.facts = new Error('governance.yaml:7: stage: no such stage');
    const writes = await estate.writesDuring(() =>
      expect(estate.scan('governance')).rejects.toThrow('no such stage'),
    );
    expect(writes).toEqual([]);
    const scans = await estate.database.knex('scans').orderBy('id');
    expect(scans[1]).toMatchObject({
      status: 'failed',
      error: 'Error: governance.yaml:7: stage: no such stage',
    });
  });

  it('forgets a release that only the file knew when it leaves the file', async () => {
    estate.facts = {
      releases: [record, { ...record, version: '9.9.9' }],
      approvals: [],
    };
    await estate.scan('governance');
    estate.facts = { releases: [record], approvals: [] };
    await estate.scan('governance');
    expect(await estate.database.knex('releases').pluck('id')).toEqual([ID]);
  });

  it('withdraws approvals that left the file, keeps them on record, and takes them back', async () => {
    const approval = {
      id: 'INFRA-1',
      repository: 'team-approved/data/w',
      approvedAt: '2026-01-01',
      approvers: ['group:default/security'],
    };
    const valid = () => estate.scans.releases.approvals([approval.repository]);
    estate.facts = { releases: [], approvals: [approval] };
    await estate.scan('governance');
    expect((await valid()).get(approval.repository)).toEqual([approval]);
    estate.facts = { releases: [], approvals: [] };
    await estate.at('2026-03-02T00:00:00Z').scan('governance');
    expect((await valid()).size).toBe(0);
    expect(
      await estate.database.knex('variant_approvals').first(),
    ).toMatchObject({ withdrawn_at: '2026-03-02T00:00:00.000Z' });
    estate.facts = { releases: [], approvals: [approval] };
    await estate.scan('governance');
    expect((await valid()).size).toBe(1);
  });

  it('keeps the digest that a release tag was first seen with, and shows that it moved', async () => {
    await estate.scan('registry');
    estate.registry.push('golden/python', TAG, manifest(['evil']));
    await estate.at('2026-03-02T00:00:00Z').scan('registry');
    expect(await release()).toMatchObject({ digest: golden.digest });
    expect(await estate.database.knex('tags').count({ n: '*' })).toEqual([
      { n: expect.anything() },
    ]);
    const name = {
      registry: estate.registry.host,
      repository: 'golden/python',
      tag: TAG,
    };
    const [history] = (
      await estate.scans.library.tags.histories([name])
    ).values();
    expect(history).toEqual([golden.digest, manifest(['evil']).digest]);
  });

  it('takes the digest that the file declares, and reads it', async () => {
    const other = manifest(['os', 'python', 'patched']);
    estate.registry.add(other);
    estate.facts = {
      releases: [{ ...record, digest: other.digest }],
      approvals: [],
    };
    await estate.scan('governance');
    await estate.scan('registry');
    expect(await release()).toMatchObject({
      digest: other.digest,
      platforms: [{ digest: other.digest, layers: 3 }],
    });
  });

  it('removes a release when its tag is gone, and resets that when it is back', async () => {
    await estate.scan('registry');
    estate.registry.untag('golden/python', TAG);
    await estate.at('2026-03-02T00:00:00Z').scan('registry');
    expect(await release()).toMatchObject({
      removedAt: '2026-03-02T00:00:00.000Z',
      platforms: [{ digest: base.digest }],
    });
    await estate.at('2026-03-03T00:00:00Z').scan('registry');
    expect(await release()).toMatchObject({
      removedAt: '2026-03-02T00:00:00.000Z',
    });
    estate.registry.push('golden/python', TAG, golden);
    await estate.at('2026-03-04T00:00:00Z').scan('registry');
    expect((await release()).removedAt).toBeUndefined();
  });

  it('removes nothing that is only not listed', async () => {
    await estate.scan('registry');
    estate.registry.unlisted.add('golden/python');
    await estate.at('2026-03-02T00:00:00Z').scan('registry');
    expect((await release()).removedAt).toBeUndefined();
    const [, scan] = await estate.database.knex('scans').orderBy('id');
    expect(scan.problems).toContain('exists but was not listed');
  });

  it('removes nothing when the registry cannot be read', async () => {
    await estate.scan('registry');
    estate.registry.refusal = 'unreachable';
    await expect(
      estate.at('2026-03-02T00:00:00Z').scan('registry'),
    ).rejects.toThrow('unreachable');
    expect((await release()).removedAt).toBeUndefined();
  });

  it('notices that a registry is down of which it reads nothing by itself', async () => {
    const other = new FakeRegistry({ name: 'other', host: 'other.example' });
    estate = new Estate(estate.database, { registries: [other] });
    await estate.scan('other');
    other.refusal = 'unreachable';
    await expect(estate.scan('other')).rejects.toThrow(
      'other.example: unreachable',
    );
    expect(await estate.database.knex('scans').pluck('status')).toEqual([
      'completed',
      'failed',
    ]);
  });

  it('finds releases by index digest, platform digest and chain id', async () => {
    await estate.scan('registry');
    const { releases } = estate.scans;
    const [{ platforms }] = await releases.list();
    const none = { digests: [], chainIds: [] };
    for (const keys of [
      { ...none, digests: [golden.digest] },
      { ...none, digests: [base.digest] },
      { ...none, chainIds: [platforms[0].chainId] },
    ]) {
      expect(await releases.find(keys)).toMatchObject([{ id: ID }]);
    }
    expect(
      await releases.find({ digests: [digestOf('x')], chainIds: [] }),
    ).toEqual([]);
  });

  it('goes on when one image cannot be read, and says which', async () => {
    estate.registry.repositories
      .get('golden/python')
      ?.set('3.12-golden-v2.2.0', digestOf('missing'));
    await estate.scan('registry');
    expect(await estate.scans.releases.list()).toHaveLength(1);
    const scan = await estate.database.knex('scans').first();
    expect(scan).toMatchObject({ status: 'completed' });
    expect(scan.problems).toContain('golden/python:3.12-golden-v2.2.0');
  });

  it('keeps what was decided over every later scan, also of what no source names', async () => {
    const { database, scans } = estate;
    const decide = (of: string, facts: Partial<DeclaredRelease>) =>
      database.transaction(tx => scans.releases.decide(tx, of, facts));
    await estate.scan('registry');
    const fresh = 'python/3.12/2.2.0';
    const digest = digestOf('2.2.0');
    expect(await decide(fresh, { stage: 'candidate', digest })).toBe(true);
    expect(await decide(ID, { promotedAt: '2026-02-01' })).toBe(true);
    estate.facts = { releases: [record], approvals: [] };
    await estate.scan('governance');
    await estate.scan('registry');
    estate.facts = { releases: [], approvals: [] };
    await estate.scan('governance');
    expect(await release()).toMatchObject({
      promotedAt: '2026-02-01',
      promotedAtOrigin: 'decision',
      recorded: true,
      digest: golden.digest,
    });
    const [kept] = await scans.releases.get([fresh]);
    expect(kept).toMatchObject({ stage: 'candidate', digest, recorded: true });
  });

  it('tells whether a decision changed anything, and takes back what is undefined', async () => {
    const { database, scans } = estate;
    const decide = (facts: Partial<DeclaredRelease>) =>
      database.transaction(tx => scans.releases.decide(tx, ID, facts));
    await estate.scan('registry');
    const before = await scans.releases.list();
    expect(await decide({ announcedAt: '2026-02-01' })).toBe(true);
    expect(await scans.releases.list()).not.toBe(before);
    expect(await decide({ announcedAt: '2026-02-01' })).toBe(false);
    expect(await decide({ promotedAt: '2026-02-02' })).toBe(true);
    expect(await decide({ announcedAt: undefined })).toBe(true);
    expect(await release()).toMatchObject({ promotedAt: '2026-02-02' });
    expect((await release()).announcedAt).toBeUndefined();
    await expect(
      database.transaction(tx => scans.releases.decide(tx, 'python', {})),
    ).rejects.toThrow("'python' is not the id of a release");
  });
});
