import { podImages } from './podImages';
import { podSpecSchema, podStatusSchema } from './podSchema';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;

const spec = podSpecSchema.parse({
  containers: [{ name: 'app', image: 'r.example/app' }, { name: 'none' }],
  initContainers: [
    { name: 'migrate', image: 'r.example/migrate' },
    { name: 'proxy', image: 'r.example/proxy', restartPolicy: 'Always' },
  ],
  ephemeralContainers: [{ name: 'debug', image: 'r.example/debug' }],
  volumes: [
    { name: 'scratch', emptyDir: {} },
    { name: 'model', image: { reference: 'r.example/model' } },
    { name: 'unset', image: {} },
  ],
});

it('names the images of all containers and of image volumes, and where each stands', () => {
  expect(podImages(spec)).toEqual([
    {
      container: 'app',
      containerType: 'container',
      image: 'r.example/app',
      path: ['containers', 0],
    },
    { container: 'none', containerType: 'container', path: ['containers', 1] },
    {
      container: 'migrate',
      containerType: 'init',
      image: 'r.example/migrate',
      path: ['initContainers', 0],
    },
    {
      container: 'proxy',
      containerType: 'sidecar',
      image: 'r.example/proxy',
      path: ['initContainers', 1],
    },
    {
      container: 'debug',
      containerType: 'ephemeral',
      image: 'r.example/debug',
      path: ['ephemeralContainers', 0],
    },
    {
      container: 'model',
      containerType: 'volume',
      image: 'r.example/model',
      path: ['volumes', 1, 'image'],
    },
    {
      container: 'unset',
      containerType: 'volume',
      path: ['volumes', 2, 'image'],
    },
  ]);
});

it('tells what each runs, as the status has it', () => {
  const status = podStatusSchema.parse({
    phase: 'Running',
    containerStatuses: [
      {
        name: 'app',
        imageID: `r.example/app@${A}`,
        volumeMounts: [
          { name: 'scratch' },
          {
            name: 'model',
            volumeStatus: { image: { imageRef: `r.example/model@${B}` } },
          },
        ],
      },
    ],
    initContainerStatuses: [{ name: 'migrate', imageID: A }],
    ephemeralContainerStatuses: null,
  });
  const running = podImages(spec, status).map(
    ({ container, runningDigest }) => [container, runningDigest],
  );
  expect(Object.fromEntries(running)).toEqual({ app: A, model: B });
});

it('reads lists that are null as absent', () => {
  const empty = podSpecSchema.parse({ containers: null, volumes: null });
  expect(podImages(empty, null)).toEqual([]);
});
