import { EntityMatcher, type AnnotatedEntity } from './EntityMatcher';

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';
const REPOSITORY = 'golden-images.io/image-repository';

function entity(
  name: string,
  annotations: Record<string, string>,
): AnnotatedEntity {
  return { entityRef: `component:default/${name}`, annotations };
}

function match(
  entities: AnnotatedEntity[],
  labels: Record<string, string>,
  repositories: string[] = [],
) {
  return new EntityMatcher(entities)
    .match({ cluster: 'c1', namespace: 'shop', labels }, new Set(repositories))
    .entity_ref?.replace('component:default/', '');
}

it.each<
  [
    string,
    AnnotatedEntity[],
    Record<string, string>,
    string[],
    string | undefined,
  ]
>([
  ['the id on the pods', [entity('a', { [ID]: 'x' })], { [ID]: 'x' }, [], 'a'],
  ['no other id', [entity('a', { [ID]: 'x' })], { [ID]: 'y' }, [], undefined],
  ['no label at all', [entity('a', { [ID]: 'x' })], {}, [], undefined],
  [
    'a label selector',
    [entity('a', { [SELECTOR]: 'app=x,tier in (web,api)' })],
    { app: 'x', tier: 'api' },
    [],
    'a',
  ],
  [
    'a label selector without equality',
    [entity('a', { [SELECTOR]: 'app,!legacy' })],
    { app: 'x' },
    [],
    'a',
  ],
  [
    'not a selector of which one condition fails',
    [entity('a', { [SELECTOR]: 'app=x,tier=web' })],
    { app: 'x' },
    [],
    undefined,
  ],
  [
    'one of several image repositories',
    [entity('a', { [REPOSITORY]: 'r.example/a, r.example/b' })],
    {},
    ['docker.io/library/nginx', 'r.example/b'],
    'a',
  ],
  [
    'a repository whose host is written in upper case',
    [entity('a', { [REPOSITORY]: 'R.Example/a' })],
    {},
    ['r.example/a'],
    'a',
  ],
  [
    'not a repository of another host',
    [entity('a', { [REPOSITORY]: 'r.example/a' })],
    {},
    ['evil.example/r.example/a'],
    undefined,
  ],
  [
    'the id before the selector, the selector before the repository',
    [
      entity('a', { [REPOSITORY]: 'r.example/a' }),
      entity('b', { [SELECTOR]: 'app=x' }),
      entity('c', { [ID]: 'x' }),
    ],
    { [ID]: 'x', app: 'x' },
    ['r.example/a'],
    'c',
  ],
  [
    'the first by reference of several',
    [
      entity('b', { [SELECTOR]: 'app=x' }),
      entity('a', { [SELECTOR]: 'tier=web' }),
    ],
    { app: 'x', tier: 'web' },
    [],
    'a',
  ],
  [
    'only in its namespace',
    [
      entity('a', { [ID]: 'x', [NAMESPACE]: 'other' }),
      entity('b', { [ID]: 'x', [NAMESPACE]: 'shop' }),
    ],
    { [ID]: 'x' },
    [],
    'b',
  ],
  [
    'only in its cluster',
    [
      entity('a', { [ID]: 'x', [CLUSTER]: 'c2' }),
      entity('b', { [ID]: 'x', [CLUSTER]: 'c1' }),
    ],
    { [ID]: 'x' },
    [],
    'b',
  ],
  [
    'nothing by namespace alone',
    [entity('a', { [NAMESPACE]: 'shop' })],
    {},
    [],
    undefined,
  ],
])('matches %s', (_what, entities, labels, repositories, expected) => {
  expect(match(entities, labels, repositories)).toBe(expected);
});

it('says which selector it cannot read, and matches the others', () => {
  const matcher = new EntityMatcher([
    entity('a', { [SELECTOR]: 'app in x' }),
    entity('b', { [SELECTOR]: 'app=x' }),
    entity('c', { [SELECTOR]: ' ' }),
  ]);
  expect(matcher.problems).toEqual([
    expect.stringMatching(/^component:default\/a: .*'app in x' is no label/),
    expect.stringMatching(/^component:default\/c: .*no condition/),
  ]);
  expect(
    matcher.match(
      { cluster: 'c1', namespace: 'shop', labels: { app: 'x' } },
      new Set(),
    ).entity_ref,
  ).toBe('component:default/b');
});
