import type {
  AuditEntry,
  PromotionView,
  RetentionRow,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import {
  A,
  B,
  BILLING,
  BOTH,
  DEVELOPER,
  LifecycleEstate,
  PLATFORM,
  SECURITY,
  SHOP,
} from './__testUtils__/LifecycleEstate';
import { attach } from './verification/__testUtils__/attach';

jest.setTimeout(120_000);
const databases = GovernanceTestDatabases.create();

const OLD = '/releases/python/3.12/2.0.0';
const NEW = '/releases/python/3.12/2.1.0';
const OLD_ID = 'python/3.12/2.0.0';
const NEW_ID = 'python/3.12/2.1.0';
const REMOVAL = '2026-09-10';

const SBOM = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  components: [
    {
      type: 'library',
      name: 'openssl',
      version: '3.0.15',
      purl: 'pkg:deb/debian/openssl@3.0.15',
      licenses: [{ license: { id: 'Apache-2.0' } }],
    },
  ],
};
const SCAN = {
  SchemaVersion: 2,
  ArtifactName: 'python',
  Results: [{ Target: 'debian', Vulnerabilities: [] }],
};

describe.each(databases.ids())('the life of a release on %s', id => {
  let estate: LifecycleEstate;
  let knex: Knex;

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    estate = await LifecycleEstate.start(knex, '2026-03-02');
  });

  afterEach(async () => {
    await estate.stop();
  });

  const get = async (path: string, user = DEVELOPER) => {
    const { status, body } = await estate.portal.get(path, user);
    expect([path, status]).toEqual([path, 200]);
    return body;
  };
  const post = (path: string, user: string, body?: object) =>
    estate.portal.post(path, { user, body });
  const done = async (path: string, user: string, body?: object) => {
    const answer = await post(path, user, body);
    expect([path, answer.status, answer.body.error?.message]).toEqual([
      path,
      200,
      undefined,
    ]);
    return answer.body;
  };
  const release = async (version: string) =>
    (await get('/releases')).find(
      (each: { version: string; track: string }) =>
        each.version === version && each.track === '3.12',
    );
  const promote = (user = PLATFORM) =>
    post(`${NEW}/promotion`, user, {
      digest: B.digest,
      reason: 'Monthly release',
    });
  const signOff = (user: string, role: string) =>
    post(`${NEW}/sign-offs`, user, {
      role,
      decision: 'approved',
      digest: B.digest,
    });
  const onRecord = () => knex('audit_entries').orderBy('sequence').select();

  /** What the promotion is refused for, each by its name; refused with every one. */
  async function missing(): Promise<string[]> {
    const { candidate }: PromotionView = await get(`${NEW}/promotion`);
    const { blockedBy } = candidate.gate;
    const { status, body } = await promote();
    expect([status, body.error.message]).toEqual([
      409,
      `python 3.12 golden-v2.1.0 is not promoted. ${blockedBy.join(' ')}`,
    ]);
    return blockedBy.map(each => each.split(':')[0]);
  }

  it('runs from candidate to archive, and all of it is on record', async () => {
    await isGoldenAndRun();
    await comesToStaging();
    await isEvaluated();
    await isSignedOff();
    await isPromoted();
    await timePasses();
    await isRemoved();
    await keepsItsEvidence();
    const entries = await isOnRecord();
    const whole = await get('/audit/verification');
    expect([whole.entries, whole.broken]).toEqual([entries.length, undefined]);
    // The record and the registry never disagreed.
    expect(estate.told('drift:')).toEqual([]);
    await isTamperedWith(entries);
  });

  async function isGoldenAndRun() {
    expect(await release('2.0.0')).toMatchObject({
      current: true,
      timeline: { phase: 'active' },
      workloads: { total: 1 },
    });
    Object.assign(
      estate.images['golden/python'],
      attach(A, {
        sig: [estate.key.simpleSigning(A.digest)],
        att: [estate.key.envelope(A.digest)],
      }),
    );
    await done(`${OLD}/verification`, PLATFORM);
    await done(`${OLD}/documents`, PLATFORM, SBOM);
    await done(`${OLD}/documents`, SECURITY, SCAN);
    await done(`${OLD}/test-runs`, PLATFORM, {
      key: 'ci:0',
      stack: 'django',
      result: 'passed',
      startedAt: '2026-02-10T08:00:00Z',
      endedAt: '2026-02-10T09:00:00Z',
    });
    await estate.portal.put(`${OLD}/notes`, {
      user: PLATFORM,
      body: { changes: 'All.', breaking: 'None.', migration: 'No.', after: 0 },
    });
  }

  async function comesToStaging() {
    estate.images['staging/python']['3.12-2.1.0'] = B;
    await estate.pass('2026-03-03');
    expect(await get('/releases/candidates')).toMatchObject({
      totalItems: 1,
      items: [
        {
          id: NEW_ID,
          stage: 'candidate',
          digest: B.digest,
          foundBy: 'scan',
          openedBy: 'system',
        },
      ],
    });
    // CI names the source of what it built; the portal found it by itself meanwhile.
    const reference = estate.reference('staging/python:3.12-2.1.0');
    await done('/releases/candidates', PLATFORM, {
      family: 'python',
      track: '3.12',
      version: '2.1.0',
      reference,
      mode: 'build',
      upstreamReference: 'registry.cleanstart.com/python:3.12-2.1.0',
      upstreamReleasedAt: '2026-03-01',
    });
    expect(await get(`${NEW}/promotion`)).toMatchObject({
      candidate: {
        openedBy: 'system',
        upstream: { releasedAt: '2026-03-01' },
      },
    });
  }

  async function isEvaluated() {
    const signOffs = ['Security sign-off', 'Platform sign-off'];
    expect(await missing()).toEqual([
      'Signature',
      'Provenance',
      'SBOM',
      'Vulnerability scan',
      'Acceptance tests',
      'Mirror',
      ...signOffs,
      'Release notes',
    ]);
    Object.assign(
      estate.images['staging/python'],
      attach(B, {
        sig: [estate.key.simpleSigning(B.digest)],
        att: [
          estate.key.envelope(B.digest),
          estate.key.envelope(B.digest, {
            predicateType: 'https://cyclonedx.org/bom',
            predicate: SBOM,
          }),
        ],
      }),
    );
    expect((await post(`${NEW}/verification`, DEVELOPER)).status).toBe(403);
    await done(`${NEW}/verification`, PLATFORM);
    expect(await missing()).toEqual([
      'Vulnerability scan',
      'Acceptance tests',
      'Mirror',
      ...signOffs,
      'Release notes',
    ]);
    await done(`${NEW}/documents`, SECURITY, SCAN);
    expect(await missing()).toEqual([
      'Acceptance tests',
      'Mirror',
      ...signOffs,
      'Release notes',
    ]);
    expect(await get(`${NEW}/documents`)).toMatchObject({
      documents: [
        { kind: 'scan', origin: 'upload', actor: SECURITY },
        { kind: 'sbom', origin: 'attestation', actor: PLATFORM },
      ],
    });
    await estate.pass('2026-03-05');
    await done(`${NEW}/test-runs`, PLATFORM, {
      key: 'ci:1',
      stack: 'django',
      result: 'passed',
      startedAt: '2026-03-05T07:00:00Z',
      endedAt: '2026-03-05T08:00:00Z',
      logUrl: 'https://ci.example.com/1',
    });
    expect(await missing()).toEqual(['Mirror', ...signOffs, 'Release notes']);
    const report = { digest: B.digest };
    expect((await post(`${NEW}/mirror`, PLATFORM, report)).status).toBe(400);
    estate.images['golden/python']['3.12-golden-v2.1.0'] = B;
    await done(`${NEW}/mirror`, PLATFORM, report);
    expect(await missing()).toEqual([...signOffs, 'Release notes']);
    const { status } = await estate.portal.put(`${NEW}/notes`, {
      user: PLATFORM,
      body: {
        changes: 'OpenSSL 3.0.15.',
        breaking: 'None.',
        migration: 'Change the tag.',
        after: 0,
      },
    });
    expect(status).toBe(200);
    expect(await missing()).toEqual(signOffs);
    // It is in the golden path by now, and no golden release all the same.
    await estate.pass('2026-03-06');
    expect(await release('2.1.0')).toMatchObject({
      current: false,
      timeline: { phase: 'testing' },
    });
  }

  async function isSignedOff() {
    expect((await signOff(DEVELOPER, 'security')).status).toBe(403);
    expect((await signOff(SECURITY, 'platform')).status).toBe(403);
    expect((await signOff(BOTH, 'security')).status).toBe(200);
    expect(await missing()).toEqual(['Platform sign-off']);
    const twice = await signOff(BOTH, 'platform');
    expect([twice.status, twice.body.error.message]).toEqual([
      409,
      expect.stringContaining('One person does not sign off for both'),
    ]);
    expect((await signOff(PLATFORM, 'platform')).body.candidate).toMatchObject({
      stage: 'approved',
      gate: { ready: true, blockedBy: [] },
    });
  }

  async function isPromoted() {
    await estate.pass('2026-03-10');
    expect((await promote(DEVELOPER)).status).toBe(403);
    estate.reachable = false;
    const first = await promote();
    expect(first.body).toMatchObject({
      release: NEW_ID,
      promotedAt: '2026-03-10',
      superseded: [
        { id: OLD_ID, announcedAt: '2026-03-10', removalAt: REMOVAL },
      ],
    });
    const before = await onRecord();
    const again = await promote();
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await onRecord()).toEqual(before);

    // Nobody can be told on that day: they are on the next.
    const waiting = () =>
      knex('notices').whereNull('delivered_at').whereNull('error');
    while ((await waiting()).length > 0) {
      await estate.run('notices');
    }
    estate.reachable = true;
    await estate.pass('2026-03-11');
    await estate.run('clocks');
    await estate.run('notices');
    expect(await onRecord()).toEqual(before);
    expect(await release('2.1.0')).toMatchObject({
      current: true,
      timeline: { phase: 'active' },
      promotedAtOrigin: 'decision',
    });
    expect(await release('2.0.0')).toMatchObject({
      current: false,
      timeline: { phase: 'legacy' },
      announcedAt: '2026-03-10',
    });
    const teams = (scope: string) =>
      estate
        .told(scope)
        .flat()
        .filter(ref => ref.startsWith('group:'));
    expect(teams(`promotion:${NEW_ID}`).sort()).toEqual([BILLING, SHOP]);
    expect(teams('deprecation:')).toEqual([SHOP]);

    const leadTime = await get('/compliance/lead-time');
    expect(leadTime).toMatchObject({
      rows: [{ id: NEW_ID, days: 9 }],
      latest: {
        id: NEW_ID,
        stages: [
          { stage: 'testing', days: 4 },
          { stage: 'admin', days: 5 },
          { stage: 'notify', days: 1 },
        ],
      },
    });
  }

  async function timePasses() {
    const reminders = () => estate.told(`reminder:${OLD_ID}:`);
    expect(reminders()).toEqual([]);
    for (const [day, phase, told] of [
      ['2026-04-10', 'legacy', 1],
      ['2026-04-11', 'legacy', 1],
      ['2026-06-10', 'final-calls', 2],
      ['2026-06-24', 'final-calls', 3],
      ['2026-08-10', 'final-calls', 4],
    ] as const) {
      await estate.pass(day);
      const { timeline } = await release('2.0.0');
      expect([day, timeline.phase, reminders().length]).toEqual([
        day,
        phase,
        told,
      ]);
    }
    expect(new Set(reminders().flat())).toEqual(new Set([SHOP]));
    expect(estate.told(`month-left:${OLD_ID}`).flat().sort()).toEqual([
      BOTH,
      PLATFORM,
    ]);
    await estate.pass(REMOVAL);
    expect(estate.told(`still-running:${OLD_ID}`).flat().sort()).toEqual([
      SHOP,
      BOTH,
      PLATFORM,
    ]);
    await estate.run('clocks');
    await estate.run('notices');
    expect(estate.told(`still-running:${OLD_ID}`)).toHaveLength(1);
    expect(await get(`${OLD}/closing`)).toMatchObject({
      recordedAt: expect.stringMatching(`^${REMOVAL}`),
      figures: {
        migrated: 0,
        emergency: 0,
        remaining: 1,
        teams: [{ ownerRef: SHOP, status: 'remaining', workloads: 1 }],
      },
    });
  }

  async function isRemoved() {
    const refused = await post(`${OLD}/removal`, PLATFORM, { confirmed: true });
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      expect.stringContaining(`Without an emergency migration: ${SHOP}`),
    ]);
    const wanted = {
      ownerRef: SHOP,
      reason: 'The driver is late.',
      contact: 'shop@example.com',
      expiresAt: '2026-10-10',
    };
    expect((await post(`${OLD}/emergencies`, DEVELOPER, wanted)).status).toBe(
      403,
    );
    const emergency = await done(`${OLD}/emergencies`, PLATFORM, wanted);
    expect(emergency).toMatchObject({
      ...wanted,
      state: 'open',
      openedBy: PLATFORM,
    });
    await estate.pass('2026-09-17');
    // Who agreed on a day is not told each week.
    expect(estate.told(`still-running:${OLD_ID}`).at(-1)?.sort()).toEqual([
      BOTH,
      PLATFORM,
    ]);

    estate.runs('cart', 'golden/python:3.12-golden-v2.1.0', B);
    await estate.pass('2026-09-20');
    expect(await release('2.0.0')).toMatchObject({ workloads: { total: 0 } });
    await done(`${OLD}/emergencies/${emergency.id}/closure`, PLATFORM, {
      reason: 'Moved.',
    });
    expect(
      (await post(`${OLD}/removal`, DEVELOPER, { confirmed: true })).status,
    ).toBe(403);
    expect(await done(`${OLD}/removal`, PLATFORM, {})).toMatchObject({
      phase: 'removed',
      removedAt: '2026-09-20',
    });
    await done(`${OLD}/post-mortems`, PLATFORM, {
      ownerRef: SHOP,
      text: 'Nobody owned the driver.',
    });
    delete estate.images['golden/python']['3.12-golden-v2.0.0'];
    await estate.pass('2026-09-21');
    expect(await release('2.0.0')).toMatchObject({
      timeline: { phase: 'removed' },
      removedAt: '2026-09-20',
    });
    expect(await get(`${OLD}/closing`)).toMatchObject({
      figures: { remaining: 1 },
    });
  }

  async function keepsItsEvidence() {
    const readable = async () => {
      const retention = await get('/compliance/retention');
      const row = retention.items.find(
        (each: RetentionRow) => each.id === OLD_ID,
      );
      expect(row).toMatchObject({
        phase: 'removed',
        removedAt: '2026-09-20',
        kept: ['sbom', 'scan-results', 'release-notes', 'digest', 'signature'],
        removable: [
          { what: 'layers', due: true },
          { what: 'build-artifacts' },
          // Two years after its last test, not after it was built.
          { what: 'test-results', from: '2028-02-10' },
        ],
      });
      const { documents } = await get(`${OLD}/documents`);
      expect(documents).toHaveLength(2);
      for (const document of documents) {
        await get(`${OLD}/documents/${document.id}`);
      }
      expect(await get(`${OLD}/verification`)).toMatchObject({
        digest: A.digest,
        gates: [
          { gate: 'signature', state: 'passed' },
          { gate: 'provenance', state: 'passed' },
        ],
      });
      expect(await get(`${OLD}/notes`)).toMatchObject({
        notes: { changes: 'All.' },
      });
      expect(await get(`${OLD}/acceptance`)).toMatchObject({ totalRuns: 1 });
      expect(await get(`${OLD}/post-mortems`)).toHaveLength(1);
      expect(await get(`${OLD}/emergencies`)).toMatchObject([
        { state: 'closed', closedBecause: 'Moved.' },
      ]);
      for (const path of [
        OLD,
        `${OLD}/documents`,
        `${OLD}/documents/${documents[0].id}`,
        `${OLD}/verification`,
        `${OLD}/notes`,
        `${OLD}/notes/revisions`,
        `${OLD}/test-runs`,
        `${OLD}/test-runs/ci:0`,
        `${OLD}/decisions`,
        `${OLD}/closing`,
        `${OLD}/post-mortems`,
        `${NEW}/promotion`,
        '/audit/entries',
        '/audit/entries/1',
      ]) {
        const status = await estate.portal.deleteUndocumented(path, PLATFORM);
        expect([path, status]).toEqual([path, 404]);
      }
      return documents;
    };
    const before = await readable();
    await estate.restart({ sources: false });
    expect(await readable()).toEqual(before);
  }

  async function isOnRecord() {
    const { items }: { items: AuditEntry[] } = await get(
      '/audit/entries?limit=200',
    );
    expect(
      [...items]
        .reverse()
        .map(({ action, actor, object }) => [
          action,
          actor,
          object.replace('release:python/3.12/', ''),
        ]),
    ).toEqual([
      ['release.verify', PLATFORM, '2.0.0'],
      ['release.document.add', PLATFORM, '2.0.0'],
      ['release.document.add', SECURITY, '2.0.0'],
      ['release.test.report', PLATFORM, '2.0.0'],
      ['release.notes.write', PLATFORM, '2.0.0'],
      ['release.candidate.open', 'system', '2.1.0'],
      ['release.candidate.open', PLATFORM, '2.1.0'],
      ['release.verify', PLATFORM, '2.1.0'],
      ['release.document.add', SECURITY, '2.1.0'],
      ['release.test.report', PLATFORM, '2.1.0'],
      ['release.mirror.report', PLATFORM, '2.1.0'],
      ['release.notes.write', PLATFORM, '2.1.0'],
      ['release.sign-off', BOTH, '2.1.0'],
      ['release.sign-off', PLATFORM, '2.1.0'],
      ['release.deprecate', PLATFORM, '2.0.0'],
      ['release.promote', PLATFORM, '2.1.0'],
      ['release.emergency.open', PLATFORM, '2.0.0'],
      ['release.emergency.close', PLATFORM, '2.0.0'],
      ['release.remove', PLATFORM, '2.0.0'],
      ['release.post-mortem.write', PLATFORM, '2.0.0'],
    ]);
    return items;
  }

  /** Somebody makes it another's promotion. */
  async function isTamperedWith(entries: readonly AuditEntry[]) {
    const [{ sequence }] = entries.filter(
      ({ action }) => action === 'release.promote',
    );
    const change = () =>
      knex('audit_entries').where({ sequence }).update({ actor: SECURITY });
    await expect(change()).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });
    // What somebody with the rights of the database's owner can do.
    await knex.raw(
      id === 'SQLITE_3'
        ? 'drop trigger audit_entries_keep_update'
        : 'alter table audit_entries disable trigger all',
    );
    await change();
    // Past the time for which the last check is good.
    jest.setSystemTime(new Date('2026-09-21T09:06:00Z'));
    expect(await get('/audit/verification')).toMatchObject({
      broken: { sequence, fault: 'changed' },
    });
  }
});
