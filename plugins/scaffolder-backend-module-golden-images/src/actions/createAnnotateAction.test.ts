import { runAction, taskUnderTest } from '../__testUtils__/runAction';
import { createAnnotateAction } from './createAnnotateAction';

const BARE = 'kind: Component\nmetadata:\n  name: shop\n';
const AS_TEXT = { shouldReadAsText: true };

describe('golden-images:annotate', () => {
  const task = taskUnderTest();
  const action = createAnnotateAction();

  beforeEach(() => {
    task.workspace.setContent({ 'catalog-info.yaml': BARE });
  });

  it('ties a component to its workloads, once', async () => {
    const input = {
      kubernetesId: 'shop',
      namespace: 'front',
      imageRepository: 'reg.test/shop',
    };
    expect(await runAction(action, task, input, { isDryRun: true })).toEqual({
      changed: true,
    });
    expect(task.workspace.content(AS_TEXT)).toEqual({
      'catalog-info.yaml':
        'kind: Component\nmetadata:\n  annotations:\n    backstage.io/kubernetes-id: "shop"\n    backstage.io/kubernetes-namespace: "front"\n    golden-images.io/image-repository: "reg.test/shop"\n  name: shop\n',
    });
    expect(await runAction(action, task, input)).toEqual({ changed: false });
  });

  it.each([
    [{}, 'Say how its workloads are found'],
    [{ namespace: 'front' }, 'Say how its workloads are found'],
    [
      { kubernetesId: 'shop', component: 'cart' },
      'catalog-info.yaml: It has no component cart.',
    ],
    [{ kubernetesId: 'shop', path: '../x.yaml' }, /not allowed/],
    [{ kubernetesId: 'shop', path: 'other.yaml' }, /ENOENT/],
  ])('refuses %j', async (input, message) => {
    await expect(runAction(action, task, input)).rejects.toThrow(message);
    expect(task.workspace.content(AS_TEXT)).toEqual({
      'catalog-info.yaml': BARE,
    });
  });
});
