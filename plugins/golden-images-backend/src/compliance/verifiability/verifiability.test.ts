import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';

const databases = GovernanceTestDatabases.create();
const AT = '2026-01-01T00:00:00.000Z';

describe.each(databases.ids())('/compliance/verifiability on %s', id => {
  it('counts different images of production with digest, lineage, signature and bill of materials (R-AUD-03)', async () => {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({ knex });
    const seed = new Seed(knex);
    const prod = { id: await seed.cluster('prod'), cluster: 'prod' };
    const release = async (version: string) => {
      const digest = digestOf(version);
      const name = { family: 'python', track: '3.12', version };
      const dates = { promotedAt: ago({ days: 30 }) };
      return { id: await seed.release(name, dates, digest), digest };
    };
    const golden = await release('2.1.0');
    const bare = await release('2.0.0');
    await knex('verifications').insert([
      verification(golden, 'verified'),
      // The last word counts.
      verification(bare, 'verified'),
      verification(bare, 'not-verified'),
    ]);
    await knex('release_documents').insert(sbom(golden));
    const run = async (
      name: string,
      usage: Parameters<Seed['usage']>[1],
      environment = 'production',
    ) =>
      seed.usage(
        {
          id: await seed.workload(prod, { name, environment }),
          sourceId: prod.id,
        },
        usage,
      );
    await run('a', {
      verdict: 'golden-based',
      release: golden.id,
      digest: digestOf('one'),
    });
    await run('a2', {
      verdict: 'golden-based',
      release: golden.id,
      digest: digestOf('one'),
    });
    await run('b', {
      verdict: 'golden-based',
      release: golden.id,
      digest: digestOf('two'),
    });
    await run('c', {
      verdict: 'golden-based',
      release: bare.id,
      digest: digestOf('three'),
    });
    await run('d', { verdict: 'third-party', digest: digestOf('four') });
    await run(
      'e',
      { verdict: 'golden-based', release: golden.id, digest: digestOf('six') },
      'staging',
    );

    const { status, body } = await portal.get('/compliance/verifiability');
    expect(status).toBe(200);
    expect(body).toMatchObject({ verifiable: 2, total: 4, display: '50.0 %' });
    expect(body.rows).toEqual(
      expect.arrayContaining([
        { release: bare.id, images: 1, missing: ['signature', 'sbom'] },
        { images: 1, missing: ['lineage', 'signature', 'sbom'] },
        { release: golden.id, images: 2, missing: [] },
      ]),
    );
    await portal.stop();
  });
});

interface Content {
  readonly id: string;
  readonly digest: string;
}

function verification({ id, digest }: Content, state: string) {
  const report = {
    digest,
    at: AT,
    signatures: [
      {
        format: 'cosign',
        state,
        place: 'sha256-x.sig',
        signer: { kind: 'key', name: 'release' },
        reason: 'another key',
      },
    ],
    attestations: [],
  };
  return {
    release_id: id,
    digest,
    at: AT,
    actor: 'user:default/ada',
    report: JSON.stringify(report),
  };
}

function sbom({ id, digest }: Content) {
  return {
    release_id: id,
    digest,
    kind: 'sbom',
    format: 'SPDX',
    format_version: '2.3',
    sha256: 'a'.repeat(64),
    size_bytes: 2,
    body: '{}',
    origin: 'upload',
    received_at: AT,
    actor: 'user:default/ada',
    warnings: '[]',
    examined: true,
  };
}
