import { readFileSync } from 'node:fs';
import { DEFAULT_POLICY } from '@image-governance/plugin-golden-images-common';
import { FakeGoldenImages } from '../__testUtils__/fakeGoldenImages';
import { releaseView } from '../__testUtils__/releases';
import { runAction, taskUnderTest } from '../__testUtils__/runAction';
import { ReleaseResolver } from '../ReleaseResolver';
import { createDockerfileAction } from './createDockerfileAction';

const PYTHON = releaseView('python', '3.12', '2.1.0');
const RELEASES = [
  PYTHON,
  releaseView('node', '20', '1.4.0'),
  releaseView('java', '21', '1.0.0'),
];

const AS_TEXT = { shouldReadAsText: true };

describe('golden-images:dockerfile', () => {
  const task = taskUnderTest();
  const action = createDockerfileAction({
    releases: ReleaseResolver.create({
      goldenImages: FakeGoldenImages.with(RELEASES),
      policy: DEFAULT_POLICY,
    }),
  });

  beforeEach(() => {
    task.checkpoints.clear();
    task.workspace.clear();
  });

  it.each([
    ['python', 'golden/python', 'CMD ["python", "app.py"]'],
    ['nodejs', 'golden/node', 'CMD ["node", "server.js"]'],
    ['java', 'golden/java', 'CMD ["java", "-jar", "app.jar"]'],
  ] as const)(
    'begins with the pinned image, and keeps its user: %s',
    async (language, repository, command) => {
      const outputs = await runAction(action, task, { language });
      expect(outputs).toMatchObject({ path: 'Dockerfile' });
      const lines = readFileSync(
        task.workspace.resolve('Dockerfile'),
        'utf8',
      ).split('\n');
      expect(lines[0]).toMatch(
        new RegExp(`^FROM reg\\.test/${repository}:\\S+@sha256:[0-9a-f]{64}$`),
      );
      expect(lines[0]).toBe(outputs.fromLine);
      expect(lines).toContain(command);
      expect(
        lines.filter(line => /^(RUN|CMD) (?!\[)|^USER/.test(line)),
      ).toEqual([]);
    },
  );

  it('writes where and what it is asked to, also in a dry run', async () => {
    await runAction(
      action,
      task,
      {
        family: 'node',
        path: 'services/api/Dockerfile',
        command: ['node', 'dist/main.js'],
      },
      { isDryRun: true },
    );
    expect(task.workspace.content(AS_TEXT)).toEqual({
      services: {
        api: {
          Dockerfile: expect.stringContaining('["node", "dist/main.js"]'),
        },
      },
    });
  });

  it.each(['../Dockerfile', '/etc/Dockerfile', 'a/../../b'])(
    'does not leave the workspace: %s',
    async path => {
      await expect(
        runAction(action, task, { family: 'python', path }),
      ).rejects.toThrow(/not allowed/);
    },
  );

  it('replaces a file only when it is told to', async () => {
    task.workspace.setContent({ Dockerfile: 'FROM scratch\n' });
    const input = { family: 'python' };
    await expect(runAction(action, task, input)).rejects.toThrow(
      'Dockerfile is there already',
    );
    expect(task.workspace.content(AS_TEXT)).toEqual({
      Dockerfile: 'FROM scratch\n',
    });
    await runAction(action, task, { ...input, replace: true });
    expect(task.workspace.content(AS_TEXT)).toEqual({
      Dockerfile: expect.stringMatching(/^FROM reg\.test/),
    });
  });

  it('can be tried again', async () => {
    const first = await runAction(action, task, { family: 'python' });
    expect(await runAction(action, task, { family: 'python' })).toEqual(first);
  });
});
