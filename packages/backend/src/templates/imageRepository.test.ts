import { execFileSync, spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { z } from 'zod';
import { TemplatesUnderTest } from './__testUtils__/TemplatesUnderTest';

const SETTINGS = {
  name: 'images',
  owner: 'group:default/platform',
  host: 'github',
  codeOwners: '@company/platform-team',
  portalUrl: 'https://portal.company.com',
  registry: 'internal-registry.company.com',
  scanner: 'trivy',
  signing: 'key',
  publish: false,
};
const WORKFLOWS = [
  '.github/workflows/checks.yml',
  '.github/workflows/publish.yml',
] as const;

const permissions = z.record(z.string(), z.enum(['read', 'write']));
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: z.unknown().optional(),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions,
      environment: z.string().optional(),
      steps: z.array(
        z.strictObject({
          id: z.string().optional(),
          name: z.string().optional(),
          if: z.string().optional(),
          uses: z.string().optional(),
          run: z.string().optional(),
          with: z.record(z.string(), z.unknown()).optional(),
          env: z.record(z.string(), z.string()).optional(),
        }),
      ),
    }),
  ),
});

const gitlabSchema = z.looseObject({
  check: z.looseObject({
    rules: z.array(z.looseObject({ if: z.string() })),
    script: z.array(z.string()),
  }),
  publish: z.looseObject({
    rules: z.array(z.looseObject({ if: z.string() })),
    resource_group: z.string(),
    id_tokens: z.unknown().optional(),
    script: z.array(z.string()),
  }),
});

describe('the repository of customized images', () => {
  let templates: TemplatesUnderTest;

  beforeAll(async () => {
    templates = await TemplatesUnderTest.start();
  });

  afterAll(async () => {
    await templates.stop();
  });

  const write = async (more: Partial<typeof SETTINGS> = {}) => {
    const { status, log, files } = await templates.dryRun('image-repository', {
      ...SETTINGS,
      ...more,
    });
    // With what went wrong in the message.
    expect([status, status === 200 || log]).toEqual([200, true]);
    return files;
  };
  const workflow = (files: Readonly<Record<string, string>>, path: string) =>
    workflowSchema.parse(parse(files[path]));

  it.each([
    ['github', WORKFLOWS, ['.gitlab-ci.yml']],
    ['gitlab', ['.gitlab-ci.yml'], WORKFLOWS],
  ] as const)(
    'has the pipelines of %s only, and everything that they run',
    async (host, there, elsewhere) => {
      const files = await write({ host });
      expect(Object.keys(files)).toEqual(
        expect.arrayContaining([
          ...there,
          'CODEOWNERS',
          'README.md',
          'catalog-info.yaml',
          'ci/tools/Dockerfile',
          ...['each', 'check', 'publish', 'settings', 'tools'].map(
            name => `ci/${name}.sh`,
          ),
          ...['facts', 'golden', 'host', 'images', 'portal'].map(
            name => `ci/${name}.mjs`,
          ),
        ]),
      );
      for (const path of elsewhere) {
        expect(Object.keys(files)).not.toContain(path);
      }
      for (const [path, text] of Object.entries(files)) {
        expect([path, /\{%|values\.|\.njk/.test(`${path}${text}`)]).toEqual([
          path,
          false,
        ]);
      }
      expect(files.CODEOWNERS).toMatch(/^\* @company\/platform-team$/m);
    },
  );

  it('has scripts that a plain shell reads', async () => {
    const files = await write();
    const scripts = Object.keys(files).filter(path => path.endsWith('.sh'));
    expect(scripts).toHaveLength(5);
    for (const path of scripts) {
      execFileSync('sh', ['-n'], { input: files[path] });
    }
    const settings = execFileSync(
      'sh',
      [
        '-c',
        `${files['ci/settings.sh']}\nenv | grep PORTAL; echo $REGISTRY $SCANNER $SIGNING`,
      ],
      { env: {}, encoding: 'utf8' },
    );
    expect(settings).toBe(
      'PORTAL_URL=https://portal.company.com\ninternal-registry.company.com trivy key\n',
    );
  });

  it('gives a job on GitHub no right and no secret that it can do without', async () => {
    const files = await write();
    const checks = workflow(files, WORKFLOWS[0]);
    const publish = workflow(files, WORKFLOWS[1]);
    // Never pull_request_target, which would give forks the token.
    expect(checks.on).toEqual({
      pull_request: { branches: ['main'] },
    });
    expect(publish.on).toEqual({
      push: { branches: ['main'], paths: ['images/**'] },
    });
    for (const { jobs, permissions: all } of [checks, publish]) {
      expect(all).toEqual({});
      for (const job of Object.values(jobs)) {
        const usesSecrets = JSON.stringify(job).includes(
          'secrets.PORTAL_TOKEN',
        );
        expect(job.environment !== undefined).toBe(usesSecrets);
      }
    }
    expect(checks.jobs.changed.permissions).toEqual({ contents: 'read' });
    expect(checks.jobs.check.permissions).toEqual({
      contents: 'read',
      'pull-requests': 'write',
    });
    expect(checks.jobs.check.environment).toBe('golden-images-checks');
    expect(publish.jobs.publish.environment).toBe('golden-images-publish');
    expect(files[WORKFLOWS[0]]).not.toContain('COSIGN');
  });

  it.each([
    ['success success', 0],
    ['success skipped', 0],
    ['success failure', 1],
    ['success cancelled', 1],
    ['failure skipped', 1],
    ['success', 1],
  ])(
    'has one job on GitHub that tells of all images: %s',
    async (results, code) => {
      const { jobs } = workflow(await write(), WORKFLOWS[0]);
      const [{ run = '' }] = jobs.checked.steps;
      const { status } = spawnSync('sh', ['-ec', run], {
        env: { RESULTS: results },
      });
      expect(status).toBe(code);
    },
  );

  it('pins what it uses, and hands nothing untrusted to a shell', async () => {
    const files = await write();
    const steps = WORKFLOWS.flatMap(path =>
      Object.values(workflow(files, path).jobs).flatMap(job => job.steps),
    );
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts).toHaveLength(6);
    expect(scripts.filter(text => text.includes('${{'))).toEqual([]);
    const used = steps.filter(({ uses }) => uses !== undefined);
    expect(used).toHaveLength(4);
    for (const { uses, with: options } of used) {
      expect(uses).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
      expect(options).toMatchObject({ 'persist-credentials': false });
    }
  });

  it('asks for an identity only where it signs with it', async () => {
    const path = WORKFLOWS[1];
    const byKey = await write();
    const keyless = await write({ signing: 'keyless' });
    expect(workflow(byKey, path).jobs.publish.permissions).not.toHaveProperty(
      'id-token',
    );
    expect(byKey[path]).toContain(
      'COSIGN_PRIVATE_KEY: ${{ secrets.COSIGN_PRIVATE_KEY }}',
    );
    expect(workflow(keyless, path).jobs.publish.permissions).toMatchObject({
      'id-token': 'write',
    });
    expect(keyless[path]).not.toContain('COSIGN');
    for (const signing of ['key', 'keyless']) {
      const { publish } = gitlabSchema.parse(
        parse((await write({ host: 'gitlab', signing }))['.gitlab-ci.yml']),
      );
      expect(publish.id_tokens !== undefined).toBe(signing === 'keyless');
    }
  });

  it('checks merge requests of the project itself, and publishes what is merged, one after the other', async () => {
    const { check, publish } = gitlabSchema.parse(
      parse((await write({ host: 'gitlab' }))['.gitlab-ci.yml']),
    );
    expect(check.rules.map(rule => rule.if)).toEqual([
      expect.stringContaining(
        '$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID',
      ),
    ]);
    expect(publish.rules.map(rule => rule.if)).toEqual([
      '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
    ]);
    expect(publish.resource_group).toBe('golden-images-publish');
    for (const line of [...check.script, ...publish.script]) {
      execFileSync('sh', ['-n'], { input: line });
    }
  });

  it.each([
    ['trivy', ['docker', 'trivy', 'cosign'], ['trivy', 'cosign']],
    [
      'grype',
      ['docker', 'syft', 'grype', 'cosign'],
      ['syft', 'grype', 'cosign'],
    ],
  ])('has an image with its tools: %s', async (scanner, images, copied) => {
    const text = (await write({ scanner }))['ci/tools/Dockerfile'];
    expect(
      [...text.matchAll(/^ARG \w+=\S+\/([\w-]+):\S+$/gm)].map(
        ([, name]) => name,
      ),
    ).toEqual(images);
    expect(
      [...text.matchAll(/^COPY --from=(\w+) /gm)].map(([, name]) => name),
    ).toEqual(copied);
    expect([...text.matchAll(/^FROM /gm)]).toHaveLength(images.length);
  });
});
