import { mockServices } from '@backstage/backend-test-utils';
import { readModuleConfig } from './readModuleConfig';

type JsonObject = NonNullable<mockServices.rootConfig.Options['data']>;

describe('readModuleConfig', () => {
  const read = (data: JsonObject) =>
    readModuleConfig(mockServices.rootConfig({ data }));
  const provider = (goldenImages: JsonObject) => ({
    catalog: { providers: { goldenImages } },
  });

  it('has a default for everything, and says that nobody is named as owner', () => {
    expect(read({})).toEqual({
      entities: {
        owner: 'unknown',
        system: undefined,
        namespace: 'default',
        releasesUrl: undefined,
      },
      ownerMissing:
        'catalog.providers.goldenImages.owner or goldenImages.roles.platform',
      verdictLabel: false,
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 5 },
        initialDelay: { seconds: 30 },
      },
    });
  });

  it('reads what is configured, with references in full', () => {
    expect(
      read({
        app: { baseUrl: 'https://portal.test/' },
        ...provider({
          owner: 'Platform',
          system: 'base-images',
          namespace: 'images',
          verdictLabel: true,
          schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
        }),
      }),
    ).toEqual({
      entities: {
        owner: 'group:default/platform',
        system: 'system:default/base-images',
        namespace: 'images',
        releasesUrl: 'https://portal.test/golden-images/releases',
      },
      ownerMissing: undefined,
      verdictLabel: true,
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
    });
  });

  it.each<[string, JsonObject]>([
    ['a group', { platform: 'group:default/platform' }],
    ['a list', { platform: ['group:default/platform', 'group:default/b'] }],
  ])('takes the owner from the platform role that is %s', (_what, roles) => {
    expect(read({ goldenImages: { roles } })).toMatchObject({
      entities: { owner: 'group:default/platform' },
      ownerMissing: undefined,
    });
  });

  it.each<[string, JsonObject, string]>([
    [
      'the owner',
      provider({ owner: 'Team A' }),
      "catalog.providers.goldenImages.owner: 'Team A' is not an entity reference such as group:default/platform",
    ],
    [
      'the platform role',
      { goldenImages: { roles: { platform: ['Team A'] } } },
      "goldenImages.roles.platform: 'Team A'",
    ],
    [
      'the system',
      provider({ system: '::' }),
      "catalog.providers.goldenImages.system: '::'",
    ],
    [
      'the namespace',
      provider({ namespace: 'a b' }),
      "catalog.providers.goldenImages.namespace: 'a b' is not a namespace",
    ],
    [
      'the schedule',
      provider({ schedule: { frequency: 'often' } }),
      'frequency',
    ],
  ])('names the key when %s is wrong', (_what, data, message) => {
    expect(() => read(data)).toThrow(message);
  });
});
