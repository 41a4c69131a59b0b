import type { GovernanceFacts } from '@image-governance/plugin-golden-images-common';
import type { GovernanceDatabase } from '../../database';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import {
  digestOf,
  Estate,
  imageIndex,
  manifest,
  usage,
} from '../__testUtils__';

const databases = GovernanceTestDatabases.create();
const HOST = 'internal-registry.company.com';
const TAG = '3.12-golden-v2.1.0';
const base = manifest(['os', 'python']);
const golden = imageIndex(base);
const app = manifest(['os', 'python', 'app']);

const declared: GovernanceFacts = {
  releases: [
    {
      family: 'python',
      track: '3.12',
      version: '2.1.0',
      promotedAt: '2026-01-07',
    },
  ],
  approvals: [],
};

describe.each(databases.ids())('JudgmentService on %s', id => {
  let database: GovernanceDatabase;
  let estate: Estate;

  beforeEach(async () => {
    database = await databases.init(id);
    estate = new Estate(database);
    estate.registry.push('golden/python', TAG, golden);
    estate.registry.add(app);
  });

  async function verdicts(): Promise<Record<string, string>> {
    const rows = await database
      .knex('workloads')
      .join('usages', 'usages.workload_id', 'workloads.id')
      .leftJoin('verdicts', 'verdicts.usage_id', 'usages.id')
      .where({ state: 'open' })
      .orderBy('usages.id')
      .select({
        name: 'workloads.name',
        worst: 'workloads.verdict',
        verdict: 'verdicts.verdict',
        release: 'verdicts.release_id',
      });
    return Object.fromEntries(
      rows.map(row => [
        row.name,
        [row.worst, row.verdict, row.release ?? '-'].join(' '),
      ]),
    );
  }

  async function scanAll(): Promise<void> {
    await estate.scan('governance');
    await estate.scan('registry');
    await estate.scan('c1');
  }

  it('judges by digest of index and platform, and by layers', async () => {
    estate.cluster.pages = [
      [
        usage('index', `${HOST}/golden/python:${TAG}@${golden.digest}`),
        usage('platform', `${HOST}/golden/python:${TAG}`, {
          runningDigest: base.digest,
        }),
        usage('tag', `${HOST}/golden/python:${TAG}`, { pods: 0 }),
        usage('app', `${HOST}/shop/app:1`, { runningDigest: app.digest }),
        usage('other', `${HOST}/shop/other:1`, {
          runningDigest: estate.registry.add(manifest(['os', 'other'])),
        }),
      ],
    ];
    await scanAll();
    expect(await verdicts()).toEqual({
      index: 'golden golden python/3.12/2.1.0',
      platform: 'golden golden python/3.12/2.1.0',
      tag: 'golden golden python/3.12/2.1.0',
      app: 'golden-based golden-based python/3.12/2.1.0',
      other: 'custom-build custom-build -',
    });
  });

  it('knows a registry whose host is written in upper case, by tag, digest and layers', async () => {
    const written = 'Internal-Registry.Company.COM';
    estate.registry.push('shop/app', '1', app);
    estate.cluster.pages = [
      [
        usage('tag', `${written}/golden/python:${TAG}`, { pods: 0 }),
        usage('pin', `${written}/shop/app@${app.digest}`),
        usage('app', `${written}/shop/app:1`),
      ],
    ];
    await scanAll();
    expect(await verdicts()).toEqual({
      tag: 'golden golden python/3.12/2.1.0',
      pin: 'golden-based golden-based python/3.12/2.1.0',
      app: 'golden-based golden-based python/3.12/2.1.0',
    });
  });

  it('judges anew when a release is found later', async () => {
    estate.cluster.pages = [
      [usage('app', `${HOST}/shop/app:1`, { runningDigest: app.digest })],
    ];
    await estate.scan('c1');
    expect(await verdicts()).toEqual({
      app: 'custom-build custom-build -',
    });
    await estate.scan('registry');
    expect(await verdicts()).toEqual({
      app: 'golden-based golden-based python/3.12/2.1.0',
    });
  });

  it('gives a workload the worst verdict of its containers', async () => {
    estate.cluster.pages = [
      [
        usage('app', `${HOST}/shop/app:1`, { runningDigest: app.digest }),
        usage('app', 'docker.io/library/nginx:1', { container: 'proxy' }),
      ],
    ];
    await scanAll();
    expect(await database.knex('workloads').pluck('verdict')).toEqual([
      'third-party',
    ]);
  });

  it('judges anew when an image could be read at last', async () => {
    estate.registry.refusal = 'unauthorised';
    estate.cluster.pages = [
      [usage('app', `${HOST}/shop/app:1`, { runningDigest: app.digest })],
    ];
    await estate.scan('c1');
    expect(await verdicts()).toEqual({ app: 'unknown unknown -' });
    expect(await database.knex('verdicts').first()).toMatchObject({
      unknown_reason: 'unauthorised',
    });
    estate.registry.refusal = undefined;
    await scanAll();
    expect(await verdicts()).toEqual({
      app: 'golden-based golden-based python/3.12/2.1.0',
    });
  });

  it('judges usages of a tag anew when the tag moves', async () => {
    const image = `${HOST}/golden/python:${TAG}`;
    estate.cluster.pages = [
      [usage('pinned', image, { runningDigest: golden.digest })],
    ];
    await scanAll();
    expect(
      await database.knex('usage_findings').pluck('finding'),
    ).not.toContain('tag-moved');
    estate.registry.push('golden/python', TAG, manifest(['evil']));
    await estate.at('2026-03-02T00:00:00Z').scan('registry');
    expect(await database.knex('usage_findings').pluck('finding')).toContain(
      'tag-moved',
    );
    expect(await verdicts()).toEqual({
      pinned: 'golden golden python/3.12/2.1.0',
    });
  });

  it('finds a tag that had been moved before it was first read', async () => {
    const [release] = declared.releases;
    estate.facts = {
      ...declared,
      releases: [{ ...release, tag: TAG, digest: golden.digest }],
    };
    const moved = manifest(['evil']);
    estate.registry.add(golden);
    estate.registry.push('golden/python', TAG, moved);
    estate.cluster.pages = [[usage('app', `${HOST}/golden/python:${TAG}`)]];

    await scanAll();

    expect(await database.knex('usage_findings').pluck('finding')).toContain(
      'tag-moved',
    );
    expect(await verdicts()).toEqual({ app: 'custom-build custom-build -' });
  });

  it('takes no platform digest on record for a moved tag', async () => {
    const [release] = declared.releases;
    estate.facts = {
      ...declared,
      releases: [{ ...release, tag: TAG, digest: base.digest }],
    };
    estate.cluster.pages = [[usage('app', `${HOST}/golden/python:${TAG}`)]];

    await scanAll();

    expect(
      await database.knex('usage_findings').pluck('finding'),
    ).not.toContain('tag-moved');
  });

  it('lets an approval begin and end with the time', async () => {
    const repository = 'team-approved/data/worker';
    estate.facts = {
      ...declared,
      approvals: [
        {
          id: 'INFRA-1',
          repository,
          digest: app.digest,
          approvedAt: '2026-03-02',
          expiresAt: '2026-04-01',
          approvers: ['group:default/security'],
        },
      ],
    };
    estate.cluster.pages = [
      [
        usage('w', `${HOST}/${repository}:1.0.0`, {
          runningDigest: app.digest,
        }),
      ],
    ];
    await scanAll();
    const release = 'python/3.12/2.1.0';
    expect(await verdicts()).toEqual({
      w: `unapproved-variant unapproved-variant ${release}`,
    });
    estate.at('2026-03-03T00:00:00Z');
    await estate.scans.judgment.catchUp();
    expect(await verdicts()).toEqual({
      w: `approved-variant approved-variant ${release}`,
    });
    estate.at('2026-04-02T00:00:00Z');
    await estate.scans.judgment.catchUp();
    expect(await verdicts()).toEqual({
      w: `unapproved-variant unapproved-variant ${release}`,
    });
  });

  it('finds an approval of the index when a platform of it runs', async () => {
    const repository = 'team-approved/data/worker';
    const index = imageIndex(app);
    estate.registry.push(repository, '1.0.0', index);
    estate.facts = {
      ...declared,
      approvals: [
        {
          id: 'INFRA-1',
          repository,
          digest: index.digest,
          approvedAt: '2026-01-01',
          approvers: ['group:default/security'],
        },
      ],
    };
    estate.cluster.pages = [
      [
        usage('w', `${HOST}/${repository}:1.0.0`, {
          runningDigest: app.digest,
        }),
      ],
    ];
    await scanAll();
    expect(await verdicts()).toMatchObject({
      w: 'approved-variant approved-variant python/3.12/2.1.0',
    });
  });

  it('writes nothing when judged again by the same facts', async () => {
    estate.cluster.pages = [
      [usage('app', `${HOST}/shop/app:1`, { runningDigest: app.digest })],
    ];
    await scanAll();
    const ids = await database.knex('usages').pluck('id');
    expect(
      await estate.writesDuring(async () => {
        await estate.scans.judgment.judge(ids);
        await estate.scans.judgment.catchUp();
      }),
    ).toEqual([]);
  });

  it('judges everything anew under another policy, and says under which', async () => {
    estate.cluster.pages = [
      [usage('app', 'mirror.example/python:1', { runningDigest: app.digest })],
    ];
    await scanAll();
    const before = await estate.scans.judgment.current();
    const other = new Estate(database, {
      policy: {
        registries: {
          internal: HOST,
          own: [],
          upstream: ['mirror.example'],
        },
      },
    });
    await other.scans.judgment.catchUp();
    expect(await database.knex('verdicts').first()).toMatchObject({
      verdict: 'direct-upstream',
      judged_under: await other.scans.judgment.current(),
    });
    expect(await other.scans.judgment.current()).not.toBe(before);
    expect(await database.knex('workloads').pluck('verdict')).toEqual([
      'direct-upstream',
    ]);
  });

  it('judges anew what moved to another environment', async () => {
    const pages = [[usage('nginx', 'nginx:1', { pods: 0 })]];
    estate.cluster.pages = pages;
    await scanAll();
    const severities = async () => {
      const [{ findings }] = await database.knex('verdicts');
      return JSON.parse(findings).map(
        (finding: { severity: string }) => finding.severity,
      );
    };
    expect(await severities()).toContain('error');
    const other = new Estate(database, {
      policy: {
        environments: [{ name: 'development', clusters: ['c1'] }],
      },
    });
    other.cluster.pages = pages;
    await other.scans.judgment.catchUp();
    await other.scan('c1');
    expect(await severities()).not.toContain('error');
  });

  it('keeps no judgment for current that was made while the facts changed', async () => {
    await scanAll();
    estate.cluster.pages = [
      [usage('app', `${HOST}/shop/app:1`, { runningDigest: app.digest })],
    ];
    const { releases } = estate.scans;
    const find = releases.find.bind(releases);
    jest.spyOn(releases, 'find').mockImplementationOnce(async keys => {
      await database.transaction(tx => estate.scans.judgment.outdate(tx));
      return find(keys);
    });
    await estate.scan('c1');
    const [{ judged_under: under }] = await database.knex('verdicts');
    expect(under).toBe(await estate.scans.judgment.current());
  });

  it('leaves an ended usage the judgment that it ended with', async () => {
    estate.cluster.pages = [
      [usage('app', `${HOST}/shop/app:1`, { runningDigest: app.digest })],
    ];
    await estate.scan('c1');
    estate.cluster.pages = [];
    await estate.at('2026-03-02T00:00:00Z').scan('c1');
    await estate.scan('registry');
    expect(await database.knex('verdicts').pluck('verdict')).toEqual([
      'custom-build',
    ]);
  });

  it('does not take digests of nothing for anything', async () => {
    estate.cluster.pages = [
      [
        usage('ghost', `${HOST}/shop/ghost:1`, {
          runningDigest: digestOf('ghost'),
        }),
      ],
    ];
    await scanAll();
    expect(await verdicts()).toEqual({ ghost: 'unknown unknown -' });
  });
});
