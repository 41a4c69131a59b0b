import { FakeGoldenImages } from '../__testUtils__/fakeGoldenImages';
import { releaseView } from '../__testUtils__/releases';
import { runAction, taskUnderTest } from '../__testUtils__/runAction';
import { createUpgradeAction } from './createUpgradeAction';

const OLD = releaseView('python', '3.12', '1.0.0', 'legacy');
const NEW = releaseView('python', '3.12', '1.2.0');
const NEXT = releaseView('python', '3.13', '1.0.0');
const NODE = releaseView('node', '20', '1.4.0');
const OLD_NODE = releaseView('node', '20', '1.3.0', 'legacy');

const DOCKERFILE = `# keep me\r\nFROM ${OLD.pinnedReference} AS build\r\nFROM build\r\n`;

const AS_TEXT = { shouldReadAsText: true };

describe('golden-images:upgrade', () => {
  const task = taskUnderTest();
  let goldenImages: FakeGoldenImages;

  beforeEach(() => {
    task.checkpoints.clear();
    goldenImages = FakeGoldenImages.with([OLD, NEW, NEXT, NODE, OLD_NODE]);
    task.workspace.setContent({
      app: {
        Dockerfile: DOCKERFILE,
        'main.py': `# ${OLD.pinnedReference}\n`,
      },
      deploy: {
        'job.yaml': `image: ${OLD_NODE.pinnedReference} # x\n`,
      },
      '.git': { 'x.yaml': `image: ${OLD.pinnedReference}\n` },
      node_modules: { x: { Dockerfile: `FROM ${OLD.pinnedReference}\n` } },
      old: { Dockerfile: 'FROM python:3.12\n' },
    });
  });

  function action() {
    return createUpgradeAction({ goldenImages });
  }

  it.each([{ isDryRun: false }, { isDryRun: true }])(
    'rewrites images and tells each: %j',
    async options => {
      const outputs = await runAction(action(), task, {}, options);
      expect(task.workspace.content(AS_TEXT)).toEqual({
        app: {
          Dockerfile: DOCKERFILE.replace(
            OLD.pinnedReference,
            NEW.pinnedReference,
          ),
          'main.py': `# ${OLD.pinnedReference}\n`,
        },
        deploy: { 'job.yaml': `image: ${NODE.pinnedReference} # x\n` },
        '.git': { 'x.yaml': `image: ${OLD.pinnedReference}\n` },
        node_modules: { x: { Dockerfile: `FROM ${OLD.pinnedReference}\n` } },
        old: { Dockerfile: 'FROM python:3.12\n' },
      });
      expect(outputs).toMatchObject({
        changed: true,
        changes: [
          {
            file: 'app/Dockerfile',
            line: 2,
            from: OLD.pinnedReference,
            to: NEW.pinnedReference,
            step: 'feature',
          },
          {
            file: 'deploy/job.yaml',
            line: 1,
            from: OLD_NODE.pinnedReference,
            to: NODE.pinnedReference,
            step: 'feature',
          },
        ],
        undecided: [
          {
            file: 'old/Dockerfile',
            line: 1,
            excerpt: 'python:3.12',
            reason: expect.stringContaining(`write ${NEW.pinnedReference}`),
          },
        ],
        title: 'Upgrade golden images',
        branchName: expect.stringMatching(
          /^golden-images\/upgrade-[0-9a-f]{10}$/,
        ),
      });
      expect(outputs.body).toContain(
        `- \`app/Dockerfile:2\`: \`${OLD.pinnedReference}\` → \`${NEW.pinnedReference}\``,
      );
      expect(outputs.body).toContain('To look at by hand:');
      expect(outputs.body).not.toContain('Plan time for tests');
    },
  );

  it('moves a family to another track, in one folder', async () => {
    const outputs = await runAction(action(), task, {
      path: 'app',
      family: 'python',
      track: '3.13',
    });
    expect(outputs).toMatchObject({
      changes: [{ file: 'Dockerfile', to: NEXT.pinnedReference }],
      undecided: [],
      title: 'Upgrade to golden/python:3.13-golden-v1.0.0',
      body: expect.stringContaining('**Plan time for tests**'),
    });
  });

  it('says that there is nothing to do, and touches nothing', async () => {
    goldenImages.answers.set('GET /releases', []);
    const before = task.workspace.content(AS_TEXT);
    expect(await runAction(action(), task, {})).toMatchObject({
      changed: false,
      changes: [],
      body: 'No golden image has to be upgraded.\n',
    });
    expect(task.workspace.content(AS_TEXT)).toEqual(before);
  });

  it('says the same when it is tried again', async () => {
    const first = await runAction(action(), task, {});
    expect(await runAction(action(), task, {})).toEqual(first);
  });

  it('does not read what is not text', async () => {
    task.workspace.setContent({ Dockerfile: Buffer.from([70, 255, 254]) });
    expect(await runAction(action(), task, {})).toMatchObject({
      changed: false,
      undecided: [
        { file: 'Dockerfile', reason: expect.stringContaining('not UTF-8') },
      ],
    });
  });

  it.each([
    [{ path: '../other' }, /not allowed/],
    [{ track: '3.13' }, /Name the family/],
  ])('refuses %j', async (input, message) => {
    await expect(runAction(action(), task, input)).rejects.toThrow(message);
  });

  it('fails for those who may not read releases', async () => {
    goldenImages.answers.set('GET /releases', 403);
    await expect(runAction(action(), task, {})).rejects.toThrow(
      'NotAllowedError',
    );
  });
});
