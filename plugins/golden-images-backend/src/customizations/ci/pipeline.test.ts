import { mockCredentials } from '@backstage/backend-test-utils';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { ANN } from '../__testUtils__/people';
import { RequestsEstate } from '../__testUtils__/RequestsEstate';
import { BUILT } from './__testUtils__/fakeTools';
import { ImageRepository } from './__testUtils__/ImageRepository';
import { cycloneDx, grype, trivy } from './__testUtils__/toolReports';

jest.setTimeout(120_000);
const databases = GovernanceTestDatabases.create();

const IMAGE = 'images/data/migrations-worker';
const PULL = 'https://github.com/company/images/pull/7';
const PULL_REQUEST = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'company/images',
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_SHA: 'f'.repeat(40),
  PULL_REQUEST_URL: PULL,
};
const PUSH = { ...PULL_REQUEST, GITHUB_RUN_ID: '2', PULL_REQUEST_URL: '' };

describe('the pipelines of the repository of images', () => {
  let house: RequestsEstate;
  let images: ImageRepository;

  /** A repository with the Dockerfile of the request, and tools that find nothing wrong. */
  const repository = (
    settings: Omit<Parameters<typeof ImageRepository.create>[0], 'portalUrl'>,
  ) => {
    const made = ImageRepository.create({
      portalUrl: house.estate.portal.address,
      ...settings,
      env: {
        PORTAL_TOKEN: mockCredentials.service.token(),
        REGISTRY_USER: 'robot',
        REGISTRY_PASSWORD: 'password of the robot',
        ...settings.env,
      },
    });
    made.write(
      `${IMAGE}/Dockerfile`,
      `${house.dockerfile('postgresql-client')}\n`,
    );
    made.writeImage([400_000_000, 80_000_000]);
    made.write('fake/base.json', cycloneDx([['musl', '1.2']]));
    made.write(
      'fake/sbom.json',
      cycloneDx([
        ['musl', '1.2'],
        ['postgresql-client', '15.1', [{ license: { id: 'PostgreSQL' } }]],
      ]),
    );
    made.write(
      'fake/scan.json',
      trivy([
        ['CVE-1', 'libpq', 'LOW'],
        ['CVE-2', 'libpq', 'LOW'],
      ]),
    );
    return made;
  };

  beforeEach(async () => {
    const { knex } = await databases.init('SQLITE_3');
    house = await RequestsEstate.start(knex);
    await house.verifyBase();
    images = repository({});
  });

  afterEach(async () => {
    images.discard();
    await house.estate.stop();
  });

  const check = (env = {}) =>
    images.sh(['ci/check.sh', IMAGE], { ...PULL_REQUEST, ...env });
  const publish = (env = {}) =>
    images.sh(['ci/publish.sh', IMAGE], { ...PUSH, ...env });
  const approve = async (id: string) => {
    await house.review(id, 'security');
    await house.review(id, 'platform');
  };
  const called = (pattern: RegExp) =>
    images.calls().filter(each => pattern.test(each));

  it('take a request from its pull request to an approved variant', async () => {
    const { id } = await house.ask({ pullRequestUrl: PULL });
    const checked = await check();
    expect([checked.status, checked.err]).toEqual([0, '']);
    const after = await house.get(id);
    expect(after.state).toBe('checks-passed');
    expect(
      after.checks.map(({ check: name, because }) => [name, because]),
    ).toEqual(
      expect.arrayContaining([
        [
          'size',
          '480 MB, smaller than 500 MB (compressed layers, decimal MB).',
        ],
        ['vulnerabilities', '2 low-severity findings (acceptable).'],
        ['licences', 'The policy allows every licence that is added.'],
      ]),
    );
    expect(called(/push=true|cosign/)).toEqual([]);

    const early = await publish();
    expect([early.status, early.err]).toEqual([
      1,
      expect.stringContaining(
        `Request ${id} is “Checks passed”: nothing is published that both teams have not approved`,
      ),
    ]);
    expect(called(/push=true|cosign/)).toEqual([]);

    await approve(id);
    const published = await publish();
    expect([published.status, published.err]).toEqual([0, '']);
    const repositoryOf = house.estate.reference(
      'team-approved/data/migrations-worker',
    );
    expect(await house.get(id)).toMatchObject({
      state: 'published',
      variant: {
        reference: `${repositoryOf}:1.0.0@${BUILT}`,
        scanResults: '2 low-severity findings (acceptable)',
      },
    });
    expect(called(/^cosign/)).toEqual([
      `cosign sign --yes --key env://COSIGN_PRIVATE_KEY ${repositoryOf}@${BUILT}`,
      `cosign attest --yes --key env://COSIGN_PRIVATE_KEY --type cyclonedx --predicate sbom.json ${repositoryOf}@${BUILT}`,
      `cosign attest --yes --key env://COSIGN_PRIVATE_KEY --type slsaprovenance02 --predicate provenance.json ${repositoryOf}@${BUILT}`,
    ]);
    expect(published.out).toContain('You can now use this in your deployments');

    // What is published stays as it is.
    const again = await publish({ GITHUB_RUN_ATTEMPT: '2' });
    expect([again.status, again.out]).toEqual([
      0,
      `It is published as ${repositoryOf}:1.0.0@${BUILT}\n`,
    ]);
    expect(called(/push=true/)).toHaveLength(1);
    const changed = await check({ GITHUB_RUN_ID: '3' });
    expect([changed.status, changed.err]).toEqual([
      1,
      expect.stringContaining('what changes its image is asked for anew'),
    ]);
    expect(images.calls().join('\n')).not.toContain('password of the robot');
  });

  it('give no version twice, and go on where a former run ended', async () => {
    const { id } = await house.ask({ pullRequestUrl: PULL });
    await check();
    await approve(id);
    images.write('fake/scanner-down', '');
    const broken = await publish();
    expect([broken.status, (await house.get(id)).state]).toEqual([1, 'merged']);
    images.remove('fake/scanner-down');
    const name = house.estate.reference('team-approved/data/migrations-worker');
    images.write('fake/tags', `${name}:1.0.0\n${name}:1.0.1\n`);
    const { status } = await publish({ GITHUB_RUN_ATTEMPT: '2' });
    expect(status).toBe(0);
    expect((await house.get(id)).variant?.reference).toBe(
      `${name}:1.0.2@${BUILT}`,
    );
  });

  it('build nothing while the registry does not tell which versions there are', async () => {
    const { id } = await house.ask({ pullRequestUrl: PULL });
    await check();
    await approve(id);
    images.write('fake/registry-down', '');
    const { status, err } = await publish();
    expect([status, err]).toEqual([1, expect.stringContaining('status 503')]);
    expect(called(/push=true/)).toEqual([]);
  });

  it('publish nothing with findings that block, and say so', async () => {
    const { id } = await house.ask({ pullRequestUrl: PULL });
    await check();
    await approve(id);
    images.write('fake/scan.json', trivy([['CVE-9', 'libpq', 'CRITICAL']]));
    const { status, err } = await publish();
    expect([status, err]).toEqual([
      1,
      expect.stringContaining('it is not published'),
    ]);
    expect((await house.get(id)).state).toBe('built');
  });

  it('report a Dockerfile that does not build, and fail', async () => {
    const { id } = await house.ask({ pullRequestUrl: PULL });
    images.write('fake/build-fails', '');
    const { status, out } = await check();
    expect([status, out]).toEqual([
      1,
      expect.stringContaining('**Build**: The Dockerfile does not build.'),
    ]);
    const request = await house.get(id);
    expect(request.state).toBe('checks-failed');
    expect(
      request.checks.find(({ check: name }) => name === 'build')?.logUrl,
    ).toBe('https://github.com/company/images/actions/runs/1/attempts/1');
    expect(called(/scan\.json/)).toEqual([]);
  });

  it('report nothing when the scanner fails', async () => {
    const { id } = await house.ask({ pullRequestUrl: PULL });
    images.write('fake/scanner-down', '');
    const { status, err } = await check();
    expect([status, err]).toEqual([1, expect.stringContaining('no database')]);
    expect((await house.get(id)).state).toBe('submitted');
  });

  it('check only what is reviewed: not another Dockerfile, a draft, or what nobody asked for', async () => {
    const nobody = await check();
    expect([nobody.status, nobody.err]).toEqual([
      1,
      `No customization request is for ${IMAGE}/Dockerfile; it is asked for in the portal\n`,
    ]);
    const { id } = await house.ask({ pullRequestUrl: PULL, draft: true });
    expect((await check()).err).toContain(`Request ${id} is a draft`);
    await house.done(`/customizations/requests/${id}/submission`, ANN, {
      revision: 1,
    });
    images.write(`${IMAGE}/Dockerfile`, house.dockerfile('nmap'));
    expect((await check()).err).toContain(
      `${IMAGE}/Dockerfile is not the Dockerfile of request ${id}, revision 1: submit it there`,
    );
    expect(called(/login|build |trivy/)).toEqual([]);
  });

  it('wait for a draft that the template submits in a moment', async () => {
    const { id } = await house.ask({ pullRequestUrl: PULL, draft: true });
    const checking = check({ WAIT_SECONDS: '60', WAIT_MS: '50' });
    await house.done(`/customizations/requests/${id}/submission`, ANN, {
      revision: 1,
    });
    expect((await checking).status).toBe(0);
  });

  it('scan with Grype, and sign as the job itself', async () => {
    images.discard();
    images = repository({ scanner: 'grype', signing: 'keyless' });
    images.write('fake/scan.json', grype([['CVE-1', 'libpq', 'Negligible']]));
    const { id } = await house.ask({ pullRequestUrl: PULL });
    await check();
    await approve(id);
    expect((await publish()).status).toBe(0);
    expect((await house.get(id)).variant?.scanResults).toBe(
      '1 negligible-severity finding (acceptable)',
    );
    expect(called(/^(syft|grype)/)).toEqual([
      `syft scan --output cyclonedx-json=base.json --platform linux/amd64 registry:${house.base}`,
      'grype --output json --file scan.json oci-dir:layout',
      'syft scan --output cyclonedx-json=sbom.json oci-dir:layout',
      expect.stringMatching(/^grype .* linux\/amd64 registry:.*@sha256:d+$/),
      expect.stringMatching(/^syft .* linux\/amd64 registry:.*@sha256:d+$/),
    ]);
    expect(called(/^cosign sign/)).toEqual([
      expect.stringMatching(/^cosign sign --yes \S+@sha256:d+$/),
    ]);
  });

  it('find the images that a change is about', async () => {
    images.git('init', '--quiet');
    images.write('images/README.md', 'x');
    images.write('images/shop/gone/Dockerfile', 'FROM x');
    const from = images.commit();
    images.remove('images/shop/gone');
    images.write('images/README.md', 'y');
    images.write(`${IMAGE}/conf/app.ini`, 'x');
    images.write(`${IMAGE}/conf/Dockerfile`, 'FROM x');
    images.write('images/shop/eu/cart/Dockerfile', 'FROM x');
    images.write('images/shop/eu/cart/a file', 'x');
    images.write('ci/more', 'x');
    const to = images.commit();
    const { out } = await images.golden(['changed', from, to, '--json']);
    expect(JSON.parse(out)).toEqual([
      'images/data/migrations-worker',
      'images/shop/eu/cart',
    ]);
    const none = await images.golden(['changed', to, to]);
    expect([none.status, none.out]).toEqual([0, '\n']);
    const first = await images.golden([
      'changed',
      '0'.repeat(40),
      to,
      '--json',
    ]);
    expect([first.status, first.out]).toEqual([0, '[]\n']);
    images.write('images/shop/$(id)/Dockerfile', 'FROM x');
    const odd = await images.golden(['changed', to, images.commit()]);
    expect([odd.status, odd.err]).toEqual([
      1,
      expect.stringContaining('No image can be called "images/shop/$(id)"'),
    ]);
  });

  it('go on with the next image when one fails, and fail then', async () => {
    await house.ask();
    const { status, out } = await images.sh(
      ['ci/each.sh', 'check.sh', 'images/data/nothing', IMAGE],
      PULL_REQUEST,
    );
    expect([status, out]).toEqual([
      1,
      expect.stringContaining('Request 1: Checks passed'),
    ]);
  });
});
