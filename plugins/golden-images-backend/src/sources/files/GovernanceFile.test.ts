import { mockServices } from '@backstage/backend-test-utils';
import { DEFAULT_POLICY } from '@image-governance/plugin-golden-images-common';
import { GovernanceFile } from './GovernanceFile';
import { temporaryTree } from './__testUtils__/temporaryTree';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const signal = new AbortController().signal;
const VALID = `
apiVersion: golden-images/v1
families:
  python:
    tracks:
      3.10:
        releases:
          - version: 0.8.0
            tag: 3.10-golden-v0.8.0
            promotedAt: 2026-01-07
            announcedAt: 2026-02-01
            removalAt: 2026-08-01
approvals:
  - id: INFRA-1234
    repository: team-approved/data/migrations-worker
    digest: ${DIGEST}
    approvedAt: 2026-03-01
    approvers: [group:default/security, group:default/platform]
`;

async function read(content: string | Buffer) {
  const tree = await temporaryTree({ 'governance.yaml': content });
  try {
    return await GovernanceFile.create({
      target: `${tree.path}/governance.yaml`,
      policy: DEFAULT_POLICY,
      urlReader: mockServices.urlReader.mock(),
    }).read({ signal });
  } finally {
    await tree.remove();
  }
}

async function problems(content: string | Buffer): Promise<string[]> {
  const error = await read(content).then(
    () => undefined,
    (reason: Error) => reason,
  );
  expect(error?.name).toBe('InputError');
  return (error?.message ?? '')
    .split('\n')
    .slice(1)
    .map(line => line.replace(/^.*governance\.yaml:/, ''));
}

it('reads releases and approvals; the track 3.10 needs no quotes', async () => {
  await expect(read(VALID)).resolves.toEqual({
    releases: [
      {
        family: 'python',
        track: '3.10',
        version: '0.8.0',
        tag: '3.10-golden-v0.8.0',
        promotedAt: '2026-01-07',
        announcedAt: '2026-02-01',
        removalAt: '2026-08-01',
      },
    ],
    approvals: [
      {
        id: 'INFRA-1234',
        repository: 'team-approved/data/migrations-worker',
        digest: DIGEST,
        approvedAt: '2026-03-01',
        approvers: ['group:default/security', 'group:default/platform'],
      },
    ],
  });
});

it('names the line of every problem, in order', async () => {
  const broken = VALID.replace('removalAt: 2026-08-01', 'removalAt: 2026-07-31')
    .replace(DIGEST, 'sha256:abc123')
    .replace('promotedAt', 'promotedat');
  expect(await problems(broken)).toEqual([
    "10: families.python.tracks.3.10.releases.0.promotedat: unknown key 'promotedat'; did you mean 'promotedAt'?",
    expect.stringMatching(
      /^12: families\.python\.tracks\.3\.10\.releases\.0\.removalAt: .*the earliest is 2026-08-01/,
    ),
    expect.stringMatching(
      /^16: approvals\.0\.digest: expected a complete digest/,
    ),
  ]);
});

it.each([
  ['an empty file', '', '1: the file is empty'],
  ['broken YAML', 'apiVersion: [\n', '2: Flow sequence'],
  [
    'a key that stands twice',
    `${VALID}approvals: []\n`,
    "19: key 'approvals' stands twice",
  ],
  [
    'two documents',
    `${VALID}---\na: 1\n`,
    '20: expected a single YAML document',
  ],
  ['something else', '- a\n', '1: expected a mapping with `apiVersion`'],
])('refuses %s', async (_, content, problem) => {
  expect(await problems(content)).toEqual([expect.stringContaining(problem)]);
});

it('refuses what is not text', async () => {
  await expect(read(Buffer.from([0xff, 0xfe, 0x00]))).rejects.toThrow(
    /Cannot read the governance file .*file is not UTF-8 text/,
  );
});

it('throws when there is no such file', async () => {
  const reader = GovernanceFile.create({
    target: '/no/such/governance.yaml',
    policy: DEFAULT_POLICY,
    urlReader: mockServices.urlReader.mock(),
  });
  await expect(reader.read({ signal })).rejects.toThrow(
    /Cannot read the governance file \/no\/such\/governance.yaml.*ENOENT/,
  );
});

it('reads a URL through the integrations of the portal, and shows it without credentials', async () => {
  const urlReader = mockServices.urlReader.mock({
    readUrl: async () => ({ buffer: async () => Buffer.from(VALID) }),
  });
  const url = 'https://user:secret@git.example.com/governance.yaml?token=x';
  const reader = GovernanceFile.create({
    target: url,
    policy: DEFAULT_POLICY,
    urlReader,
  });
  expect((await reader.read({ signal })).releases).toHaveLength(1);
  expect(urlReader.readUrl).toHaveBeenCalledWith(url, { signal });
  expect(reader.target).toBe('https://git.example.com/governance.yaml');
});
