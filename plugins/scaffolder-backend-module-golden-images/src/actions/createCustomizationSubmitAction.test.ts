import { FakeGoldenImages } from '../__testUtils__/fakeGoldenImages';
import { runAction, taskUnderTest } from '../__testUtils__/runAction';
import { createCustomizationSubmitAction } from './createCustomizationSubmitAction';

const INPUT = { id: 'r-1', pullRequestUrl: 'https://git.test/pull/1' };

describe('golden-images:customization:submit', () => {
  const task = taskUnderTest();
  let goldenImages: FakeGoldenImages;

  beforeEach(() => {
    task.checkpoints.clear();
    goldenImages = FakeGoldenImages.with([]);
    const requests = '/customizations/requests/r-1';
    goldenImages.answers.set(`POST ${requests}/submission`, {
      state: 'submitted',
    });
    goldenImages.answers.set(`PUT ${requests}/pull-request`, {
      state: 'checks-passed',
    });
  });

  function inState(state: string) {
    goldenImages.answers.set('GET /customizations/requests/r-1', {
      state,
      revision: 3,
    });
    return createCustomizationSubmitAction({ goldenImages });
  }

  it('submits a draft with its pull request, once', async () => {
    const action = inState('draft');
    expect(await runAction(action, task, INPUT)).toEqual({
      state: 'submitted',
    });
    await runAction(action, task, INPUT);
    expect(
      goldenImages.asked.filter(({ method }) => method === 'POST'),
    ).toMatchObject([
      {
        path: '/customizations/requests/r-1/submission',
        body: { revision: 3, pullRequestUrl: INPUT.pullRequestUrl },
      },
    ]);
  });

  it('links what was submitted already', async () => {
    expect(await runAction(inState('submitted'), task, INPUT)).toEqual({
      state: 'checks-passed',
    });
    expect(goldenImages.asked.at(-1)).toMatchObject({
      path: '/customizations/requests/r-1/pull-request',
      body: { url: INPUT.pullRequestUrl },
    });
  });

  it('asks for nothing in a dry run', async () => {
    await runAction(inState('draft'), task, INPUT, { isDryRun: true });
    expect(goldenImages.asked).toEqual([]);
  });
});
