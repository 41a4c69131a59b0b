import {
  readSbom,
  readScanReport,
} from '@image-governance/plugin-golden-images-common/documents';
import { FakePortal } from './__testUtils__/FakePortal';
import { ImageRepository } from './__testUtils__/ImageRepository';
import {
  cycloneDx,
  grype,
  spdx,
  trivy,
  type Part,
} from './__testUtils__/toolReports';

const GITHUB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'company/images',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SHA: 'merge',
  HEAD_SHA: 'head',
};
const GITLAB = {
  GITLAB_CI: 'true',
  CI_JOB_ID: '815',
  CI_JOB_URL: 'https://gitlab.com/company/images/-/jobs/815',
  CI_COMMIT_SHA: 'head',
};
const CHECKS = [
  'checks',
  'request.json',
  'layout',
  'scan.json',
  'sbom.json',
  'base.json',
];
const BASE: readonly Part[] = [
  ['musl', '1.2', [{ license: { id: 'MIT' } }]],
  ['python', '3.12', [{ license: { id: 'PSF-2.0' } }], 'generic'],
];
const OPENED = [{ license: { id: 'PostgreSQL' } }];

describe('what CI reports', () => {
  let portal: FakePortal;
  let images: ImageRepository;

  beforeEach(async () => {
    portal = await FakePortal.start();
    images = ImageRepository.create({
      portalUrl: `${portal.url}/`,
      env: { PORTAL_TOKEN: 'a-token-of-the-portal', ...GITHUB },
    });
    images.write('request.json', {
      id: '7',
      revision: 3,
      packages: ['postgresql-client'],
    });
    images.write('layout/index.json', {
      manifests: [
        { digest: 'sha256:image' },
        {
          digest: 'sha256:provenance',
          annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
        },
      ],
    });
    images.write('layout/blobs/sha256/image', {
      layers: [{ size: 400_000_000 }, { size: 80_000_000 }],
    });
    images.write('scan.json', trivy([]));
    images.write('base.json', cycloneDx(BASE));
    images.write(
      'sbom.json',
      cycloneDx([...BASE, ['postgresql-client', '15.1', OPENED]]),
    );
  });

  afterEach(async () => {
    images.discard();
    await portal.stop();
  });

  const reported = async () => {
    const ran = await images.golden(CHECKS);
    expect([ran.status, ran.err]).toEqual([0, '']);
    return portal.report();
  };
  it('is one report with everything, in the words of the API', async () => {
    expect(await reported()).toEqual({
      key: 'github:4711.2:checks',
      revision: 3,
      commit: 'head',
      logUrl: 'https://github.com/company/images/actions/runs/4711/attempts/2',
      build: { result: 'passed' },
      size: { bytes: 480_000_000 },
      vulnerabilities: { tool: 'trivy', findings: [] },
      licences: [
        {
          package: 'postgresql-client',
          version: '15.1',
          licence: 'PostgreSQL',
        },
      ],
    });
    expect(portal.calls).toMatchObject([
      {
        path: '/api/golden-images/customizations/requests/7/checks',
        token: 'Bearer a-token-of-the-portal',
      },
    ]);
  });

  it.each<[string, object, string, string[]]>([
    [
      'Trivy',
      trivy([
        ['CVE-1', 'libpq', 'LOW'],
        ['CVE-2', 'libpq', 'CRITICAL', '1.1'],
        ['CVE-3', 'libpq', 'UNKNOWN'],
        ['CVE-4', 'zlib', 'MEDIUM', ''],
        ['CVE-2', 'libpq', 'CRITICAL', '1.1'],
      ]),
      'trivy',
      ['CVE-2 critical 1.1', 'CVE-4 medium', 'CVE-1 low', 'CVE-3 unknown'],
    ],
    [
      'Grype',
      grype([
        ['CVE-1', 'libpq', 'Negligible'],
        ['CVE-2', 'libpq', 'High', '1.1'],
        ['GHSA-3', 'libpq', 'Unknown'],
        ['CVE-4', 'zlib', 'Low'],
      ]),
      'grype',
      ['CVE-2 high 1.1', 'CVE-4 low', 'CVE-1 negligible', 'GHSA-3 unknown'],
    ],
    ['Grype without matches', grype([]), 'grype', []],
    ['Trivy without findings', trivy([]), 'trivy', []],
  ])('has the findings of %s, worst first', async (_, scan, tool, findings) => {
    images.write('scan.json', scan);
    const { vulnerabilities = { tool: '', findings: [] } } = await reported();
    expect(vulnerabilities.tool).toBe(tool);
    expect(
      vulnerabilities.findings.map(({ id, severity, fixedVersion }) =>
        [id, severity, fixedVersion].filter(Boolean).join(' '),
      ),
    ).toEqual(findings);
    // The portal itself reads such a report in the same way.
    const inWords = (all: readonly { id: string; severity: string }[]) =>
      all.map(({ id, severity }) => `${id} ${severity}`).sort();
    expect(inWords(readScanReport(scan).findings)).toEqual(
      inWords(vulnerabilities.findings),
    );
  });

  it.each<[string, unknown, string]>([
    ['an id', [{ license: { id: 'MIT' } }], 'MIT'],
    [
      'a name',
      [{ license: { name: 'The PostgreSQL licence' } }],
      'The PostgreSQL licence',
    ],
    [
      'an expression',
      [{ expression: 'MIT OR Apache-2.0' }],
      'MIT OR Apache-2.0',
    ],
    [
      'several, all of which apply',
      [
        { license: { id: 'MIT' } },
        { license: { id: 'MIT' } },
        { expression: 'BSD-3-Clause OR ISC' },
      ],
      'MIT AND (BSD-3-Clause OR ISC)',
    ],
    ['an empty list', [], ''],
    ['no list', undefined, ''],
    ['what is none', [{ license: { name: 'NOASSERTION' } }, {}], ''],
  ])('has the licence of a package with %s', async (_, licenses, licence) => {
    images.write(
      'sbom.json',
      cycloneDx([...BASE, ['postgresql-client', '15.1', licenses]]),
    );
    expect((await reported()).licences).toEqual([
      { package: 'postgresql-client', version: '15.1', licence },
    ]);
  });

  it('has the licences of what is added and of what is asked for, and of nothing else', async () => {
    images.write(
      'sbom.json',
      cycloneDx([
        ['musl', '1.2', [{ license: { id: 'MIT' } }]],
        ['python', '3.13', [], 'generic'],
        ['libpq', '15.1', OPENED],
        ['requests', '2.32', [], 'pypi'],
        ['zlib', '1.3', undefined],
      ]),
    );
    images.write('request.json', {
      id: '7',
      revision: 3,
      packages: ['musl', 'postgresql-client'],
    });
    expect((await reported()).licences?.map(each => each.package)).toEqual([
      'musl',
      'libpq',
      'zlib',
    ]);
  });

  it('reads SPDX as well', async () => {
    images.write('base.json', spdx([['musl', 'MIT']]));
    const sbom = spdx([
      ['musl', 'MIT'],
      ['a', 'NOASSERTION', 'GPL-2.0-only'],
      ['b', 'Apache-2.0', 'MIT'],
      ['c', 'NONE', 'NOASSERTION'],
      ['d', undefined],
      ['e', 'LicenseRef-1'],
      ['f', 'LicenseRef-2'],
    ]);
    images.write('sbom.json', sbom);
    expect(
      (await reported()).licences?.map(
        each => `${each.package} ${each.licence}`,
      ),
    ).toEqual([
      'a GPL-2.0-only',
      'b Apache-2.0',
      'c ',
      'd ',
      'e Company-1.0',
      'f LicenseRef-2',
    ]);
    expect(readSbom(sbom).format).toBe('SPDX');
  });

  it('counts the largest of several platforms', async () => {
    images.write('layout/index.json', {
      manifests: [{ digest: 'sha256:all' }],
    });
    images.write('layout/blobs/sha256/all', {
      manifests: [{ digest: 'sha256:image' }, { digest: 'sha256:arm' }],
    });
    images.write('layout/blobs/sha256/arm', {
      layers: [{ size: 490_000_000 }],
    });
    expect((await reported()).size).toEqual({ bytes: 490_000_000 });
  });

  it.each<[string, string, unknown, RegExp]>([
    [
      'a scan that is none',
      'scan.json',
      { error: 'no database' },
      /nothing was scanned/,
    ],
    ['an SBOM as a scan', 'scan.json', cycloneDx(BASE), /nothing was scanned/],
    [
      'null for the results of Trivy',
      'scan.json',
      { SchemaVersion: 2, ArtifactName: 'layout', Results: null },
      /did not look at the packages/,
    ],
    [
      'a scan of Trivy without results',
      'scan.json',
      { SchemaVersion: 2, ArtifactName: 'layout' },
      /did not look at the packages/,
    ],
    [
      'a scan of Trivy that does not know the system',
      'scan.json',
      {
        SchemaVersion: 2,
        ArtifactName: 'layout',
        Results: [{ Target: 'Python', Class: 'lang-pkgs' }],
      },
      /does it know the operating system/,
    ],
    ['a scan that was cut off', 'scan.json', '{"SchemaVersion":2,', /JSON/],
    [
      'a finding of nothing',
      'scan.json',
      grype([['CVE-1', '', 'High']]),
      /not whole/,
    ],
    [
      'an SBOM without a package',
      'sbom.json',
      cycloneDx([]),
      /nothing was recognised/,
    ],
    [
      'a base without a package',
      'base.json',
      spdx([]),
      /nothing was recognised/,
    ],
    ['an SBOM that is none', 'sbom.json', trivy([]), /no CycloneDX or SPDX 2/],
    [
      'an image without layers',
      'layout/index.json',
      { manifests: [] },
      /no layers/,
    ],
    [
      'more findings than are taken',
      'scan.json',
      grype(
        Array.from(
          { length: 2001 },
          (_, i) => [`CVE-${i}`, 'a', 'Low'] as const,
        ),
      ),
      /2001 findings: the portal takes 2000/,
    ],
  ])('is nothing at all after %s', async (_, file, content, because) => {
    images.write(file, content);
    const { status, err } = await images.golden(CHECKS);
    expect([status, err]).toEqual([1, expect.stringMatching(because)]);
    expect(portal.calls).toEqual([]);
  });

  it('is nothing without a token', async () => {
    const { status, err } = await images.golden(CHECKS, { PORTAL_TOKEN: '' });
    expect([status, err]).toEqual([1, expect.stringMatching(/are not set/)]);
    expect(portal.calls).toEqual([]);
  });

  it('is sent again with the same key until the portal answers', async () => {
    portal.answers.push(
      undefined,
      { status: 502, body: 'a page' },
      { status: 429, body: {} },
    );
    await reported();
    expect(portal.calls.map(({ body }) => body)).toEqual(
      Array(4).fill(portal.calls[0].body),
    );
  });

  it('fails the job, without the token in the log, when the portal never answers or refuses', async () => {
    portal.answers.push(...Array<undefined>(6).fill(undefined));
    const silent = await images.golden(CHECKS);
    expect([silent.status, silent.err]).toEqual([
      1,
      expect.stringMatching(/^The portal does not answer: /),
    ]);
    expect(portal.calls).toHaveLength(6);
    portal.answers.push({
      status: 409,
      body: { error: { message: 'Revision 3 of request 7 was not submitted' } },
    });
    const refusal = await images.golden(CHECKS);
    expect([refusal.status, refusal.err]).toEqual([
      1,
      'Revision 3 of request 7 was not submitted\n',
    ]);
    expect(portal.calls).toHaveLength(7);
    expect(
      `${silent.out}${silent.err}${refusal.out}${refusal.err}`,
    ).not.toContain('a-token');
  });

  it('is posted in the pull request when a check failed, and fails the job', async () => {
    const checks = [{ check: 'size', state: 'failed', because: 'Too large.' }];
    portal.answers.push({
      status: 200,
      body: {
        state: 'checks-failed',
        stateTitle: 'Blocked by checks',
        checks,
        comment: 'Blocked: 1 of 6',
      },
    });
    const ran = await images.golden(CHECKS, {
      GITHUB_TOKEN: 'of-the-host',
      GITHUB_API_URL: `${portal.url}/api`,
      PULL_REQUEST_URL: 'https://github.com/company/images/pull/12',
    });
    expect([ran.status, ran.err]).toEqual([
      1,
      'Request 7: Blocked by checks\n',
    ]);
    expect(ran.out).toContain('failed  size: Too large.');
    expect(portal.calls[1]).toEqual({
      path: '/api/repos/company/images/issues/12/comments',
      token: 'Bearer of-the-host',
      body: { body: 'Blocked: 1 of 6' },
    });
  });

  it('names a job of GitLab, and comments there', async () => {
    const env = {
      ...GITLAB,
      GITHUB_ACTIONS: '',
      COMMENT_TOKEN: 'of-the-host',
      CI_API_V4_URL: `${portal.url}/v4`,
      CI_PROJECT_ID: '3',
      CI_PROJECT_URL: 'https://gitlab.com/company/images',
      CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.com/company/images',
      CI_MERGE_REQUEST_IID: '12',
    };
    portal.answers.push({
      status: 200,
      body: { stateTitle: 'Blocked', checks: [], comment: 'Look at the base' },
    });
    const ran = await images.golden(['build-failed', 'request.json'], env);
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(portal.calls.map(({ path, body }) => [path, body])).toEqual([
      [
        '/api/golden-images/customizations/requests/7/checks',
        {
          key: 'gitlab:815:checks',
          revision: 3,
          commit: 'head',
          logUrl: GITLAB.CI_JOB_URL,
          build: { result: 'failed' },
        },
      ],
      ['/v4/projects/3/merge_requests/12/notes', { body: 'Look at the base' }],
    ]);
  });
});
