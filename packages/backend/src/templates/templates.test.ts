import { parse } from 'yaml';
import { z } from 'zod';
import { RELEASES } from './__testUtils__/goldenImagesApi';
import { TemplatesUnderTest } from './__testUtils__/TemplatesUnderTest';

const [PYTHON, , NODE] = RELEASES;
const SERVICE = { name: 'cart', owner: 'group:default/payments' };
const PUBLISHED = {
  publish: true,
  repoUrl: 'github.com?owner=company&repo=cart',
};
const REQUEST = {
  title: 'Add postgresql-client for data migrations',
  team: 'group:default/data',
  image: 'migrations-worker',
  base: { family: 'python', track: '3.12' },
  category: 'database-client',
  packages: [{ name: 'postgresql-client', version: '15.1' }],
  why: 'Data migrations need pg_dump and psql',
  purpose: 'feature',
  ticket: 'INFRA-1234',
  testing: 'Tested locally',
  securityImpact: 'Adds ~80MB, no SUID binaries',
  compliance: 'Client-only',
  alternatives: 'External migration tool? Would add complexity',
  urgency: 'normal',
};

const IMAGES = {
  name: 'images',
  owner: 'group:default/platform',
  host: 'github',
  codeOwners: '@company/platform-team',
  portalUrl: 'https://portal.company.com',
  registry: 'internal-registry.company.com',
  scanner: 'trivy',
  signing: 'key',
};

const VALUES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'new-python': SERVICE,
  'new-nodejs': SERVICE,
  'new-java': SERVICE,
  'request-customization': REQUEST,
  'upgrade-golden-image': { repository: './sample' },
  'add-to-governance': {
    repository: './sample',
    catalogFile: 'catalog-info.yaml',
    kubernetesId: 'old-tracker',
  },
  'image-repository': IMAGES,
};

const exampleSchema = z.object({
  steps: z.array(
    z.object({
      action: z.string(),
      input: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

describe('templates', () => {
  let templates: TemplatesUnderTest;

  beforeAll(async () => {
    templates = await TemplatesUnderTest.start();
  });

  afterAll(async () => {
    await templates.stop();
  });

  it('are all tried here', () => {
    expect(TemplatesUnderTest.names().sort()).toEqual(
      Object.keys(VALUES).sort(),
    );
  });

  it.each(Object.keys(VALUES))(
    'run in the template editor, with and without a Git host: %s',
    async name => {
      for (const where of [{ publish: false }, PUBLISHED]) {
        const { status, log } = await templates.dryRun(name, {
          ...VALUES[name],
          ...where,
        });
        expect([status, log]).toEqual([200, expect.any(String)]);
      }
    },
    120_000,
  );

  it.each([
    ['new-python', 'python', 'requirements.txt'],
    ['new-nodejs', 'node', 'package-lock.json'],
    ['new-java', 'java', 'pom.xml'],
  ])(
    'start a service on the pinned golden image: %s',
    async (name, family, file) => {
      const { files, output } = await templates.dryRun(name, {
        ...SERVICE,
        description: 'Keeps "what" is: bought',
        publish: false,
      });
      const pinnedReference = RELEASES.find(
        one => one.family === family,
      )?.pinnedReference;
      expect(files.Dockerfile).toMatch(
        new RegExp(`^FROM ${pinnedReference}\nWORKDIR /app\n`),
      );
      expect(Object.keys(files)).toEqual(
        expect.arrayContaining(['README.md', '.dockerignore', file]),
      );
      expect(Object.keys(files).filter(path => path.endsWith('.njk'))).toEqual(
        [],
      );
      expect(parse(files['catalog-info.yaml'])).toMatchObject({
        metadata: {
          name: 'cart',
          description: 'Keeps "what" is: bought',
          annotations: { 'backstage.io/kubernetes-id': 'cart' },
        },
        spec: { owner: 'group:default/payments' },
      });
      expect(JSON.stringify(output)).toContain(pinnedReference);
      expect(JSON.stringify(output)).toContain('2027-08-30');
    },
  );

  it('refuse a track that nothing new is built on', async () => {
    const { status, log } = await templates.dryRun('new-python', {
      ...SERVICE,
      base: { family: 'python', track: '3.9' },
      publish: false,
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(log).toContain(
      'No release of python 3.9 is for new work. To be used: python 3.12 golden-v2.1.0.',
    );
  });

  it('write a request and say what comes next', async () => {
    const { files, output } = await templates.dryRun('request-customization', {
      ...REQUEST,
      publish: false,
    });
    const folder = 'images/data/migrations-worker';
    expect(files).toEqual({
      [`${folder}/Dockerfile`]: `FROM ${PYTHON.pinnedReference}\nRUN ["apk", "add", "--no-cache", "postgresql-client=15.1"]\n`,
      [`${folder}/REQUEST.md`]: expect.stringContaining('**What**'),
    });
    expect(output).toMatchObject({
      text: [
        { content: 'Security and platform have to approve it.' },
        { content: expect.stringContaining('**What**') },
      ],
    });
  });

  it('upgrade a repository and tell what is left', async () => {
    const { files, output } = await templates.dryRun('upgrade-golden-image', {
      repository: './sample',
      publish: false,
    });
    expect(files.Dockerfile).toContain(`ARG BASE=${PYTHON.pinnedReference}\n`);
    expect(files.Dockerfile).toContain(
      `FROM ${NODE.pinnedReference} AS pages\n`,
    );
    expect(files['deploy/job.yaml']).toContain(
      `image: '${PYTHON.pinnedReference}' # with`,
    );
    expect(JSON.stringify(output)).toContain(
      'docker.io/library/python:3.12-slim is no golden image',
    );
  });

  it('tie a component to its workloads', async () => {
    const { files, output } = await templates.dryRun('add-to-governance', {
      repository: './sample',
      catalogFile: 'catalog-info.yaml',
      kubernetesId: 'old-tracker',
      publish: false,
    });
    expect(parse(files['catalog-info.yaml'])).toMatchObject({
      metadata: {
        annotations: { 'backstage.io/kubernetes-id': 'old-tracker' },
      },
    });
    expect(JSON.stringify(output)).toContain(NODE.pinnedReference);
  });

  it('have actions with examples that their schemas know', async () => {
    const actions = await templates.actions();
    expect(actions.map(({ id }) => id).sort()).toEqual([
      'golden-images:annotate',
      'golden-images:customization:request',
      'golden-images:customization:submit',
      'golden-images:dockerfile',
      'golden-images:resolve',
      'golden-images:upgrade',
    ]);
    for (const { id, examples = [] } of actions) {
      expect([id, examples.length > 0]).toEqual([id, true]);
      for (const { example } of examples) {
        const { steps } = exampleSchema.parse(parse(example));
        expect(steps.map(({ action }) => action)).toContain(id);
        for (const { action, input = {} } of steps) {
          const known = actions.find(one => one.id === action);
          expect(Object.keys(known?.schema.input.properties ?? input)).toEqual(
            expect.arrayContaining(Object.keys(input)),
          );
        }
      }
    }
  });
});
