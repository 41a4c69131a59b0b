import { mockCredentials } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogScopes } from './CatalogScopes';

const credentials = mockCredentials.user('user:default/me');

function entity(
  kind: string,
  name: string,
  relations: Record<string, readonly string[]> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    relations: Object.entries(relations).flatMap(([type, refs]) =>
      refs.map(targetRef => ({ type, targetRef })),
    ),
  };
}

const ENTITIES = [
  entity('Group', 'company', {
    parentOf: [
      'group:default/shop',
      'group:default/data',
      'group:default/gone',
    ],
  }),
  entity('Group', 'shop', {
    parentOf: ['group:default/checkout'],
    hasMember: ['user:default/anna'],
    // Somebody wrote a circle.
    childOf: ['group:default/company'],
  }),
  entity('Group', 'data', { parentOf: ['group:default/company'] }),
  entity('Group', 'checkout'),
  entity('User', 'anna', {
    memberOf: ['group:default/shop', 'group:default/data'],
  }),
  entity('Domain', 'commerce', { hasPart: ['system:default/cart'] }),
  entity('System', 'cart', {
    hasPart: ['component:default/web', 'api:default/orders'],
  }),
  entity('Component', 'web', { hasPart: ['component:default/widget'] }),
  entity('Component', 'widget'),
  entity('API', 'orders'),
];

function scopes(entities: Entity[] = ENTITIES) {
  return CatalogScopes.create({ catalog: catalogServiceMock({ entities }) });
}

it.each([
  [
    'group:default/company',
    'aggregated',
    'owners',
    ['company', 'shop', 'data', 'checkout'],
  ],
  ['group:default/company', 'direct', 'owners', ['company']],
  ['Group:shop', 'aggregated', 'owners', ['shop', 'checkout']],
  ['user:default/anna', 'aggregated', 'owners', ['anna', 'shop', 'data']],
  ['user:default/anna', 'direct', 'owners', ['anna']],
  [
    'system:default/cart',
    'aggregated',
    'entities',
    ['cart', 'web', 'orders', 'widget'],
  ],
  [
    'domain:default/commerce',
    'aggregated',
    'entities',
    ['commerce', 'cart', 'web', 'orders', 'widget'],
  ],
] as const)('%s (%s) is of the %s %j', async (ref, relations, kind, names) => {
  const scope = await scopes().of(ref, relations, credentials);
  expect(scope).toMatchObject({ kind, limited: false });
  expect(scope.refs.map(each => each.split('/')[1])).toEqual(names);
});

it('counts the first thousand parts and says that there are more', async () => {
  const parts = Array.from({ length: 1200 }, (_, i) =>
    entity('Component', `part-${i}`),
  );
  const huge = entity('System', 'huge', {
    hasPart: parts.map(part => stringifyEntityRef(part)),
  });
  const scope = await scopes([huge, ...parts]).of(
    'system:default/huge',
    'aggregated',
    credentials,
  );
  expect(scope.limited).toBe(true);
  expect(scope.refs).toHaveLength(1000);
});

it('says that there may be more when it did not look at all of them', async () => {
  const huge = entity('System', 'huge', {
    hasPart: Array.from({ length: 1200 }, (_, i) => `component:default/p-${i}`),
  });
  await expect(
    scopes([huge]).of('system:default/huge', 'aggregated', credentials),
  ).resolves.toEqual({
    kind: 'entities',
    refs: ['system:default/huge'],
    limited: true,
  });
});

it('refuses what is no part of an organisation', async () => {
  await expect(
    scopes().of('component:default/web', 'direct', credentials),
  ).rejects.toMatchObject({ name: 'InputError' });
});

it('does not find what the catalog does not show', async () => {
  await expect(
    scopes().of('group:default/gone', 'direct', credentials),
  ).rejects.toMatchObject({ name: 'NotFoundError' });
});

it('asks the catalog with the rights of whoever asks', async () => {
  const [company] = ENTITIES;
  const catalog = catalogServiceMock.mock();
  catalog.getEntityByRef.mockResolvedValue(company);
  catalog.getEntitiesByRefs.mockResolvedValue({ items: [undefined] });
  const scope = await CatalogScopes.create({ catalog }).of(
    'group:default/company',
    'aggregated',
    credentials,
  );
  expect(scope.refs).toEqual(['group:default/company']);
  for (const ask of [catalog.getEntityByRef, catalog.getEntitiesByRefs]) {
    expect(ask).toHaveBeenCalledWith(expect.anything(), { credentials });
  }
});
