import {
  createFrontendModule,
  createTranslationMessages,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { goldenImagesApiRef } from './api';
import { goldenImagesPlugin } from './plugin';
import { fakeApi } from './testing/fakeApi';
import { workload } from './testing/inventoryFixtures';
import { goldenImagesTranslationRef } from './translation';

const GERMAN = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'golden-images-in-german',
      params: {
        resource: createTranslationResource({
          ref: goldenImagesTranslationRef,
          translations: {
            de: async () => ({
              default: createTranslationMessages({
                ref: goldenImagesTranslationRef,
                messages: {
                  'past.title': 'Stand: {{time}}.',
                  'time.dateTime':
                    '{{date, datetime(dateStyle: long; timeZone: UTC)}}',
                  'time.remaining.left_one': 'noch {{count, number}} Tag',
                  'time.remaining.left_other': 'noch {{count, number}} Tage',
                },
              }),
            }),
          },
        }),
      },
    }),
  ],
});

const API = fakeApi({
  listWorkloads: async () => ({ items: [workload()], totalItems: 1425 }),
  getFacets: async () => ({
    clusters: [],
    namespaces: [],
    environments: [],
    owners: [],
    families: [],
    tracks: [],
  }),
});

describe('a portal in German', () => {
  it('has words, plurals, numbers and dates of that language, and English where words are missing', async () => {
    renderTestApp({
      features: [GERMAN, goldenImagesPlugin],
      initialRouteEntries: ['/golden-images/workloads?at=2027-03-03T10:00:00Z'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[goldenImagesApiRef, API]],
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: {
                  availableLanguages: ['en', 'de'],
                  defaultLanguage: 'de',
                },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    });
    expect(await screen.findByText('Stand: 3. März 2027.')).toBeVisible();
    expect(await screen.findByText('Workloads (1.425)')).toBeVisible();
    expect(screen.getByText('Legacy, noch 47 Tage')).toBeVisible();
    expect(screen.getByText('Verdict and findings')).toBeVisible();
  });
});
