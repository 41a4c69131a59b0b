import { DEFAULT_POLICY } from '@image-governance/plugin-golden-images-common';
import { FakeGoldenImages } from '../__testUtils__/fakeGoldenImages';
import { releaseView } from '../__testUtils__/releases';
import { runAction, taskUnderTest } from '../__testUtils__/runAction';
import { ReleaseResolver } from '../ReleaseResolver';
import { createResolveAction } from './createResolveAction';

const PYTHON = releaseView('python', '3.12', '2.1.0');
const RELEASES = [
  PYTHON,
  releaseView('python', '3.11', '1.9.0', 'final-calls', {
    notes: ' https://notes.test/python ',
  }),
  releaseView('lang/node', '20', '1.4.0'),
];
const POLICY = {
  ...DEFAULT_POLICY,
  environments: [{ name: 'staging', clusters: ['staging'] }],
};

describe('golden-images:resolve', () => {
  const task = taskUnderTest();
  let goldenImages: FakeGoldenImages;

  beforeEach(() => {
    task.checkpoints.clear();
    goldenImages = FakeGoldenImages.with(RELEASES);
  });

  function action(portal?: string) {
    return createResolveAction({
      releases: ReleaseResolver.create({
        goldenImages,
        policy: POLICY,
        portal,
      }),
    });
  }

  it.each([{ isDryRun: false }, { isDryRun: true }])(
    'gives the release that new services start from, pinned: %j',
    async options => {
      const input = { family: 'python', environment: 'production' };
      expect(
        await runAction(action('https://portal.test/'), task, input, options),
      ).toEqual({
        release: 'python/3.12/2.1.0',
        title: 'python 3.12 golden-v2.1.0',
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        phase: 'active',
        reference: PYTHON.pinnedReference,
        digest: PYTHON.digest,
        fromLine: `FROM ${PYTHON.pinnedReference}`,
        notesUrl:
          'https://portal.test/golden-images/releases/python/3.12/2.1.0#notes',
        deadline: '2027-08-30',
        supportEndsAt: '2027-08-30',
      });
    },
  );

  it('asks as the one who runs the template', async () => {
    await runAction(
      action(),
      task,
      { language: 'python' },
      { user: 'user:default/ines' },
    );
    expect(goldenImages.asked).toEqual([
      {
        method: 'GET',
        path: '/releases',
        principal: expect.objectContaining({
          userEntityRef: 'user:default/ines',
        }),
      },
    ]);
  });

  it('finds the family of a language', async () => {
    expect(
      await runAction(action('https://portal.test'), task, {
        language: 'nodejs',
      }),
    ).toMatchObject({
      release: 'lang/node/20/1.4.0',
      notesUrl:
        'https://portal.test/golden-images/releases/lang%2Fnode/20/1.4.0#notes',
    });
  });

  it('leads to release notes that are elsewhere', async () => {
    const input = {
      family: 'python',
      track: '3.11',
      version: '1.9.0',
      environment: 'staging',
    };
    expect(await runAction(action(), task, input)).toMatchObject({
      phase: 'final-calls',
      notesUrl: 'https://notes.test/python',
    });
  });

  it.each([
    [{ family: 'ruby' }, 'There is no golden image of the family ruby'],
    [{ language: 'java' } as const, 'There is no golden image for java'],
    [{ family: 'python', track: '3.11' }, 'No release of python 3.11'],
    [
      { family: 'python', track: '3.11', version: '1.9.0' },
      'is in final calls, and nothing new goes to production',
    ],
    [
      { family: 'python', environment: 'prod' },
      'There is no environment prod. Environments: staging, production.',
    ],
    [{}, 'Name a family of golden images, or a language.'],
  ])('refuses %j', async (input, message) => {
    await expect(runAction(action(), task, input)).rejects.toThrow(message);
  });

  it('fails for those who may not read releases', async () => {
    goldenImages.answers.set('GET /releases', 403);
    await expect(
      runAction(action(), task, { family: 'python' }),
    ).rejects.toThrow('NotAllowedError');
  });

  it('keeps its release when the task is tried again', async () => {
    const first = await runAction(action(), task, { family: 'python' });
    goldenImages.answers.set('GET /releases', [
      releaseView('python', '3.12', '2.2.0'),
    ]);
    expect(await runAction(action(), task, { family: 'python' })).toEqual(
      first,
    );
  });
});
