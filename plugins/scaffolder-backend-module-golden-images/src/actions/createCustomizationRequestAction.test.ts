import {
  DEFAULT_POLICY,
  type RequestPreview,
} from '@image-governance/plugin-golden-images-common';
import { FakeGoldenImages } from '../__testUtils__/fakeGoldenImages';
import { releaseView } from '../__testUtils__/releases';
import { runAction, taskUnderTest } from '../__testUtils__/runAction';
import { ReleaseResolver } from '../ReleaseResolver';
import { createCustomizationRequestAction } from './createCustomizationRequestAction';

const PYTHON = releaseView('python', '3.12', '2.1.0');
const PREVIEW = 'POST /customizations/requests/preview';
const RECORD = 'POST /customizations/requests';

const INPUT = {
  title: 'Add postgresql-client for data migrations',
  team: 'group:default/data-platform',
  family: 'python',
  image: 'migrations-worker',
  packages: [{ name: 'postgresql-client', version: '15.1' }],
  why: 'Data migrations need pg_dump and psql',
  testing: 'Tested locally, works with our migration scripts',
  purpose: 'feature' as const,
  ticket: 'INFRA-1234',
  securityImpact: 'Adds ~80MB, no SUID binaries',
  compliance: 'Client-only, no server components',
  alternatives: 'External migration tool? Would add complexity',
  category: 'database-client' as const,
  urgency: 'normal' as const,
  draft: false,
};

const PULL_REQUEST = {
  title: INPUT.title,
  body: '- **What**: Adding postgresql-client v15.1',
  branch: 'feature/add-postgresql-client',
  labels: ['tier-2-controlled', 'python', 'database-client'],
  teamReviewers: ['platform-team', 'security-team'],
  assignees: ['@platform-team', '@security-team'],
  path: 'images/data-platform/migrations-worker/Dockerfile',
};

const EMPTY = { sentence: '', findings: [], images: [], packages: [] };
const TIER_2: RequestPreview = {
  outcome: 'request',
  message: 'Security and platform have to approve it.',
  report: { tier: 2, ...EMPTY },
  problems: [],
  advisories: [],
  pullRequest: PULL_REQUEST,
  related: { requests: [], sentences: [] },
};
const DOCKERFILE = `FROM ${PYTHON.pinnedReference}\nRUN ["apk", "add", "--no-cache", "postgresql-client=15.1"]\n`;
const AS_TEXT = { shouldReadAsText: true };

describe('golden-images:customization:request', () => {
  const task = taskUnderTest();
  let goldenImages: FakeGoldenImages;

  beforeEach(() => {
    task.checkpoints.clear();
    task.workspace.clear();
    goldenImages = FakeGoldenImages.with([PYTHON]);
    goldenImages.answers.set(PREVIEW, TIER_2);
    goldenImages.answers.set(RECORD, {
      outcome: 'recorded',
      message: 'It is on record.',
      request: { id: 'r-1', pullRequest: PULL_REQUEST },
    });
  });

  function action() {
    return createCustomizationRequestAction({
      goldenImages,
      portal: 'https://portal.test/',
      releases: ReleaseResolver.create({
        goldenImages,
        policy: DEFAULT_POLICY,
      }),
    });
  }

  function asked(key: string) {
    return goldenImages.asked.filter(
      ({ method, path }) => `${method} ${path}` === key,
    );
  }

  it('puts a request on record and gives what the publish step takes', async () => {
    expect(await runAction(action(), task, INPUT)).toEqual({
      needed: true,
      message: 'It is on record.',
      id: 'r-1',
      url: 'https://portal.test/golden-images/requests/r-1',
      title: PULL_REQUEST.title,
      body: PULL_REQUEST.body,
      branchName: PULL_REQUEST.branch,
      labels: PULL_REQUEST.labels,
      reviewers: PULL_REQUEST.assignees,
      teamReviewers: PULL_REQUEST.teamReviewers,
      path: PULL_REQUEST.path,
    });
    expect(task.workspace.content(AS_TEXT)).toEqual({
      images: {
        'data-platform': {
          'migrations-worker': {
            Dockerfile: DOCKERFILE,
            'REQUEST.md': `# ${PULL_REQUEST.title}\n\n${PULL_REQUEST.body}\n`,
          },
        },
      },
    });
    const { family: _, ...facts } = INPUT;
    expect(asked(RECORD)).toEqual([
      expect.objectContaining({
        body: {
          ...facts,
          base: PYTHON.pinnedReference,
          dockerfile: DOCKERFILE,
          key: 'scaffolder:task:request',
        },
        principal: expect.objectContaining({
          userEntityRef: 'user:default/dana',
        }),
      }),
    ]);
  });

  it('records nothing in a dry run, and shows the same', async () => {
    const outputs = await runAction(action(), task, INPUT, { isDryRun: true });
    expect(outputs).toMatchObject({
      needed: true,
      message: TIER_2.message,
      branchName: PULL_REQUEST.branch,
    });
    expect(outputs).not.toHaveProperty('id');
    expect(Object.keys(task.workspace.content() ?? {})).toEqual(['images']);
    expect(asked(RECORD)).toEqual([]);
  });

  it('refuses tier 3 with what the backend says', async () => {
    goldenImages.answers.set(PREVIEW, {
      ...TIER_2,
      outcome: 'refused',
      message: 'This is never approved. Contact the platform team.',
      pullRequest: undefined,
    });
    const input = { ...INPUT, dockerfile: 'FROM x\nUSER root\n' };
    await expect(runAction(action(), task, input)).rejects.toThrow(
      'This is never approved. Contact the platform team.',
    );
    expect(asked(RECORD)).toEqual([]);
    expect(task.workspace.content()).toEqual({});
  });

  it('says that tier 1 needs no request', async () => {
    goldenImages.answers.set(PREVIEW, {
      ...TIER_2,
      outcome: 'not-needed',
      message: 'No approval is needed.',
      pullRequest: undefined,
    });
    expect(await runAction(action(), task, INPUT)).toEqual({
      needed: false,
      message: 'No approval is needed.',
    });
    expect(asked(RECORD)).toEqual([]);
  });

  it('says everything that is wrong with what was entered', async () => {
    goldenImages.answers.set(PREVIEW, {
      ...TIER_2,
      problems: ['Ticket: it is not one.', 'Image: it is no name.'],
    });
    await expect(runAction(action(), task, INPUT)).rejects.toThrow(
      'Ticket: it is not one.\nImage: it is no name.',
    );
    expect(asked(RECORD)).toEqual([]);
  });

  it('takes a Dockerfile and a base as they are given', async () => {
    const dockerfile = 'FROM reg.test/x@sha256:1\n';
    await runAction(action(), task, {
      ...INPUT,
      base: 'reg.test/x@sha256:1',
      dockerfile,
    });
    expect(asked('GET /releases')).toEqual([]);
    expect(asked(RECORD)).toMatchObject([
      { body: { base: 'reg.test/x@sha256:1', dockerfile } },
    ]);
  });

  it('asks once, also when the task is tried again', async () => {
    const first = await runAction(action(), task, INPUT);
    expect(await runAction(action(), task, INPUT)).toEqual(first);
    expect(asked(RECORD)).toHaveLength(1);
  });

  it('does not write where the answer leads out of the workspace', async () => {
    goldenImages.answers.set(PREVIEW, {
      ...TIER_2,
      pullRequest: { ...PULL_REQUEST, path: '../../Dockerfile' },
    });
    await expect(
      runAction(action(), task, INPUT, { isDryRun: true }),
    ).rejects.toThrow(/not allowed/);
  });

  it('fails for those who may not ask', async () => {
    goldenImages.answers.set(RECORD, 403);
    await expect(runAction(action(), task, INPUT)).rejects.toThrow(
      'NotAllowedError',
    );
  });
});
