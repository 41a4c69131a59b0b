import {
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { track } from './__testUtils__/tracks';
import { trackEntity } from './trackEntity';

const OPTIONS = {
  owner: 'group:default/platform',
  system: 'system:default/base-images',
  namespace: 'images',
  releasesUrl: 'https://portal.test/golden-images/releases',
};

/** As the catalog checks what it is given. */
const POLICY = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

describe('trackEntity', () => {
  it('says everything of a track', () => {
    expect(
      trackEntity(
        track(
          'python',
          '3.12',
          { description: 'How it stands.' },
          { notes: 'https://notes.test/python-1.0.0' },
        ),
        ['component:default/shop', 'component:default/pay'],
        OPTIONS,
      ),
    ).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'python-3.12',
        namespace: 'images',
        title: 'python 3.12 (golden image)',
        description: 'How it stands.',
        annotations: {
          'backstage.io/managed-by-location': 'golden-images:python/3.12',
          'backstage.io/managed-by-origin-location':
            'golden-images:python/3.12',
          'backstage.io/view-url': 'https://portal.test/golden-images/releases',
          'golden-images.io/track': 'python/3.12',
          'golden-images.io/current-release': 'python/3.12/1.0.0',
          'golden-images.io/pinned-reference':
            'registry.test/golden/python:3.12-golden-v1.0.0@sha256:1',
        },
        labels: {
          'golden-images.io/family': 'python',
          'golden-images.io/phase': 'active',
          'golden-images.io/version': '1.0.0',
        },
        tags: ['active', 'golden-image', 'python'],
        links: [
          {
            url: 'https://portal.test/golden-images/releases',
            title: 'Releases of golden images',
          },
          {
            url: 'https://notes.test/python-1.0.0',
            title: 'Release notes of golden-v1.0.0',
          },
        ],
      },
      spec: {
        type: 'container-image',
        owner: 'group:default/platform',
        system: 'system:default/base-images',
        dependencyOf: ['component:default/pay', 'component:default/shop'],
      },
    });
  });

  it('names no current release where there is none', () => {
    const { metadata } = trackEntity(
      track(
        'python',
        '3.9',
        {},
        { current: false, timeline: { phase: 'removed', lastMonth: false } },
      ),
      [],
      OPTIONS,
    );
    expect(Object.keys(metadata.annotations ?? {})).not.toContain(
      'golden-images.io/current-release',
    );
    expect(metadata.labels).toEqual({
      'golden-images.io/family': 'python',
      'golden-images.io/phase': 'removed',
    });
  });

  it.each([
    ['a nested family', track('lang/dotnet.aspnet_core', '8.0-Alpine')],
    ['a family of a hundred letters', track('x'.repeat(100), '1')],
    [
      'a track that was never seen',
      track('rust', '1', { leading: undefined, releases: [], unseen: ['1.0'] }),
    ],
    [
      'notes that are no address',
      track('go', '1', {}, { notes: 'see https://notes.test' }),
    ],
  ])('is valid for %s', async (_what, view) => {
    const entity = trackEntity(view, [], {
      owner: 'unknown',
      namespace: 'default',
    });
    await expect(POLICY.enforce(entity)).resolves.toBeDefined();
    await expect(resourceEntityV1alpha1Validator.check(entity)).resolves.toBe(
      true,
    );
    expect(entity.metadata.annotations).toMatchObject({
      'golden-images.io/track': view.id,
    });
    expect(entity.metadata.links).toEqual([]);
  });
});
