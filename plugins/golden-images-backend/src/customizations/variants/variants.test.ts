import {
  goldenImagesInventoryReadPermission,
  type ApprovedVariant,
  type GlossaryPage,
  type VariantPage,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PLATFORM, SHOP } from '../../releases/__testUtils__/LifecycleEstate';
import { buildImage } from '../../sources/oci/__testUtils__/imageContent';
import { ANN, DATA, EVE, OTHERS } from '../__testUtils__/people';
import { RequestsEstate } from '../__testUtils__/RequestsEstate';

jest.setTimeout(120_000);
const databases = GovernanceTestDatabases.create();

/** The variant, built on A, and an application built on the variant. */
const VARIANT = buildImage({
  layers: ['os', 'python 3.12.1', 'postgresql-client'],
});
const APP = buildImage({
  layers: ['os', 'python 3.12.1', 'postgresql-client', 'cart'],
});
/** The application as it was, on the golden image itself. */
const OLD_APP = buildImage({ layers: ['os', 'python 3.12.1', 'cart'] });
const NEWER = buildImage({
  layers: ['os', 'python 3.12.2'],
  created: '2026-03-01T10:00:00Z',
});

/** Of the golden image. */
const SBOM = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  components: [
    {
      type: 'library',
      name: 'openssl',
      version: '3.0.15',
      licenses: [{ license: { id: 'Apache-2.0' } }],
    },
  ],
};

describe.each(databases.ids())('approved variants on %s', id => {
  let knex: Knex;
  let house: RequestsEstate;

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    house = await RequestsEstate.start(knex, { teamPaths: { [SHOP]: 'shop' } });
    await house.verifyBase();
  });

  afterEach(async () => {
    await house.estate.stop();
  });

  /** Asks, and takes it as far as the image. */
  const publish = async (more: object = {}) => {
    Object.assign(house.estate.images, {
      'team-approved/shop/migrations-worker': { '1.0.0': VARIANT },
    });
    const { id: number } = await house.ask(
      { team: SHOP, component: 'component:default/cart', ...more },
      PLATFORM,
    );
    await house.pass(number);
    await house.review(number, 'security');
    await house.review(number, 'platform', {}, 'user:default/both');
    await house.progress(number, 'merged');
    const { status, body } = await house.progress(number, 'published', {
      reference: `${house.estate.reference(
        'team-approved/shop/migrations-worker:1.0.0',
      )}@${VARIANT.digest}`,
      findings: { low: 2 },
    });
    expect([status, body.error]).toEqual([200, undefined]);
    return number;
  };
  const list = async (query = ''): Promise<VariantPage> =>
    (await house.estate.portal.get(`/customizations/variants${query}`, ANN))
      .body;
  const only = async (): Promise<ApprovedVariant> => {
    const { items, totalItems } = await list();
    expect([items.length, totalItems]).toEqual([1, 1]);
    return items[0];
  };
  const verdict = async () =>
    (
      await house.estate.portal.get(
        '/inventory/workloads?entity=component:default/cart',
        ANN,
      )
    ).body.items.map((each: { verdict: string }) => each.verdict);

  it('R-APP-05, R-REQ-22: are known at the next scan, and tell who is still on the base', async () => {
    house.estate.images['team-approved/shop/migrations-worker'] = {
      '1.0.0': VARIANT,
    };
    house.estate.runs(
      'cart',
      'team-approved/shop/migrations-worker:1.0.0',
      VARIANT,
    );
    await house.estate.pass('2026-03-03');
    expect(await verdict()).toEqual(['unapproved-variant']);

    await publish();
    await house.estate.pass('2026-03-04');
    expect(await verdict()).toEqual(['approved-variant']);
    expect((await only()).adoption).toEqual({
      state: 'adopted',
      sentence: '1 container on the approved variant.',
    });

    Object.assign(house.estate.images, {
      'apps/cart': { 1: OLD_APP, 2: APP },
    });
    house.estate.runs('cart', 'apps/cart:1', OLD_APP);
    await house.estate.pass('2026-03-05');
    expect(await only()).toMatchObject({
      team: SHOP,
      packages: ['postgresql-client'],
      baseRelease: 'python/3.12/2.0.0',
      adoption: {
        state: 'still-on-base',
        sentence: expect.stringMatching(
          /^Approved variant available, still on base: 1 container/,
        ),
      },
      rebuild: { needed: false },
    });

    house.estate.runs('cart', 'apps/cart:2', APP);
    await house.estate.pass('2026-03-06');
    expect((await only()).adoption.state).toBe('adopted');
  });

  it('R-APP-13: are to be built again once their base has a newer release', async () => {
    await publish();
    house.estate.images['golden/python']['3.12-golden-v2.1.0'] = NEWER;
    await house.estate.pass('2026-03-10');
    expect((await only()).rebuild).toEqual({
      needed: true,
      on: 'python/3.12/2.1.0',
      sentence:
        'Rebuild needed: python 3.12 golden-v2.1.0 is newer than python 3.12 golden-v2.0.0, which it was built on.',
    });
  });

  it('are listed by team and component, for those who may read', async () => {
    await publish();
    expect((await list(`?team=${encodeURIComponent(DATA)}`)).items).toEqual([]);
    expect(
      (await list('?component=component%3Adefault%2Fcart')).items.length,
    ).toBe(1);
    house.denied.push(goldenImagesInventoryReadPermission.name);
    for (const path of ['variants', 'packages']) {
      const { status } = await house.estate.portal.get(
        `/customizations/${path}`,
        ANN,
      );
      expect(status).toBe(403);
    }
    expect(
      (await house.estate.portal.get('/compliance/approval-time', ANN)).status,
    ).toBe(403);
  });

  it('R-OWN-05: make the glossary: versions, licences, teams and variants, searchable', async () => {
    await publish();
    await house.ask(
      {
        key: 'form-2',
        team: OTHERS,
        packages: [{ name: 'postgresql-client', version: '16.0' }],
        dockerfile: house.dockerfile('postgresql-client=16.0 curl=8.5.0'),
      },
      EVE,
    );
    const packages = async (query = ''): Promise<GlossaryPage> =>
      (await house.estate.portal.get(`/customizations/packages${query}`, ANN))
        .body;
    const all = await packages();
    expect([all.totalItems, all.items.map(({ name }) => name)]).toEqual([
      2,
      ['curl', 'postgresql-client'],
    ]);
    expect(all.items[1]).toMatchObject({
      approved: true,
      versions: [
        { version: '16.0', approved: false, licences: [] },
        { version: '15.1', approved: true, licences: ['PostgreSQL'] },
      ],
      licences: ['PostgreSQL'],
      teams: [SHOP],
      askedBy: [OTHERS, SHOP],
      variants: [
        expect.stringContaining('team-approved/shop/migrations-worker'),
      ],
      suggestion:
        '2 teams asked for postgresql-client (billing and shop): make it a standard golden feature?',
    });
    const names = async (query: string) =>
      (await packages(query)).items.map(({ name }) => name);
    expect(await names('?search=POSTGRES')).toEqual(['postgresql-client']);
    expect(await names('?search=%25')).toEqual([]);
    expect(await names('?approved=true')).toEqual(['postgresql-client']);
    expect(await names('?name=curl')).toEqual(['curl']);
    expect(await names(`?team=${encodeURIComponent(SHOP)}`)).toEqual([
      'postgresql-client',
    ]);
    const first = await packages('?limit=1');
    const second = await packages(`?limit=1&cursor=${first.nextCursor}`);
    expect([first, second].map(({ items }) => items[0].name)).toEqual([
      'curl',
      'postgresql-client',
    ]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('R-OWN-05: say in the glossary what golden images have, and who runs it', async () => {
    const packages = async (query: string): Promise<GlossaryPage> =>
      (await house.estate.portal.get(`/customizations/packages${query}`, ANN))
        .body;
    const { status } = await house.estate.portal.post(
      '/releases/python/3.12/2.0.0/documents',
      { user: PLATFORM, body: SBOM },
    );
    expect(status).toBe(200);
    Object.assign(house.estate.images, {
      'apps/cart': { 1: OLD_APP, 2: APP },
    });
    house.estate.runs('cart', 'apps/cart:2', APP);
    await house.estate.pass('2026-03-03');

    // A package of the golden image that nobody asked for, found by its name alone.
    expect((await packages('')).totalItems).toBe(0);
    for (const query of ['?search=OPENSS', '?name=openssl']) {
      expect(await packages(query)).toMatchObject({
        totalItems: 1,
        items: [
          {
            name: 'openssl',
            approved: true,
            versions: [
              { version: '3.0.15', approved: true, licences: ['Apache-2.0'] },
            ],
            licences: ['Apache-2.0'],
            askedBy: [],
            releases: ['python/3.12/2.0.0'],
            runBy: [SHOP],
          },
        ],
      });
    }
    expect((await packages('?search=%25')).items).toEqual([]);

    // A package of a variant: those that are built on the variant run it, those on its base do not.
    await publish();
    const runBy = async () =>
      (await packages('?name=postgresql-client')).items[0].runBy;
    expect(await runBy()).toEqual([SHOP]);
    house.estate.runs('cart', 'apps/cart:1', OLD_APP);
    await house.estate.pass('2026-03-05');
    expect(await runBy()).toEqual([]);

    const both = await packages('?search=s&limit=1');
    expect([both.totalItems, both.items.map(({ name }) => name)]).toEqual([
      2,
      ['openssl'],
    ]);
    const next = await packages(`?search=s&limit=1&cursor=${both.nextCursor}`);
    expect(next.items.map(({ name }) => name)).toEqual(['postgresql-client']);
    expect(next.nextCursor).toBeUndefined();
    expect(
      (await packages(`?search=s&team=${encodeURIComponent(SHOP)}`)).totalItems,
    ).toBe(1);
  });

  it('GT-KPI3-01: took their time, which KPI 3 tells by step', async () => {
    // Monday 09:00 to Thursday 21:00.
    const at = (time: string) => jest.setSystemTime(new Date(time));
    at('2026-03-02T09:00:00Z');
    const { id: number } = await house.ask();
    await house.pass(number);
    at('2026-03-03T09:00:00Z');
    await house.review(number, 'security', {
      decision: 'commented',
      checklist: undefined,
      reason: 'Do we really need this?',
    });
    at('2026-03-04T09:00:00Z');
    await house.review(number, 'security');
    at('2026-03-05T09:00:00Z');
    await house.review(number, 'platform');
    at('2026-03-05T21:00:00Z');
    await house.progress(number, 'merged');
    await house.ask({ key: 'form-2', title: 'Another' });
    const { body } = await house.estate.portal.get(
      '/compliance/approval-time',
      ANN,
    );
    expect(body).toMatchObject({
      display: '3.0 business days',
      status: 'off-target',
      toMerge: { days: 3.5 },
      stages: [{ days: 1 }, { days: 1 }, { days: 1 }, { days: 0.5 }],
      slowest: 'first-review',
      remediation: expect.stringMatching(/recruit more reviewers/),
      rows: [{ id: number, days: 3 }],
      categories: { 'database-client': 1 },
      pending: 1,
    });
    const before = await house.estate.portal.get(
      '/compliance/approval-time?at=2026-03-04T12:00:00Z',
      ANN,
    );
    expect(before.body.status).toBe('no-data');
  });
});
