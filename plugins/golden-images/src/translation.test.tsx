import {
  createFrontendModule,
  createTranslationMessages,
  createTranslationRef,
  translationApiRef,
  type TranslationApi,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  renderInTestApp as renderInLegacyApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { goldenImagesApiRef } from './api';
import {
  EntityGoldenImageCard,
  EntityGoldenImagesContent,
  GoldenImagesPage,
} from './legacyPlugin';
import { goldenImagesPlugin } from './plugin';
import { rootRouteRef } from './routes';
import { fakeApi } from './testing/fakeApi';
import { ENTITY } from './testing/inventoryFixtures';
import { fullWidth, otherWords } from './testing/otherWords';
import { plainWords, wordsOf } from './testing/plainWords';
import {
  wordyInventory,
  wordySummary,
  wordyWorkload,
} from './testing/wordsFixtures';
import { goldenImagesTranslationRef } from './translation';

const API = fakeApi({
  getEntitySummary: async () => wordySummary(),
  getEntityInventory: async () => wordyInventory(),
  getWorkload: async () => wordyWorkload(),
  listWorkloads: async () => ({
    items: [wordyWorkload()],
    nextCursor: 'more',
    totalItems: 1425,
  }),
  getFacets: async () => ({
    clusters: ['prod-eu'],
    namespaces: ['shop'],
    environments: ['production'],
    owners: ['group:default/team-a'],
    families: ['python'],
    tracks: ['3.12'],
  }),
});

/** What is data: what the answers hold, names made of it, months, and a command to copy. */
const DATA = new Set(
  wordsOf([
    JSON.stringify([wordyInventory(), ENTITY]).replace('config label', ''),
    'golden-v2.0.0 golden-v2.1.0',
    '0123456789ab fedcba987654',
    'Jan Mar Jul Aug',
    'skopeo inspect --config docker',
  ]),
);

function untranslated(root: Element): string[] {
  return plainWords(root).filter(word => !DATA.has(word));
}

const IN_OTHER_WORDS = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'golden-images-in-other-words',
      params: {
        resource: createTranslationMessages({
          ref: goldenImagesTranslationRef,
          messages: otherWords(),
        }),
      },
    }),
  ],
});

/** The translations of a legacy app: the first messages given for an id stand, as those of a resource do. */
function legacyTranslations(): TranslationApi {
  const translations = mockApis.translation();
  translations.getTranslation(
    createTranslationRef({
      id: goldenImagesTranslationRef.id,
      messages: otherWords(),
    }),
  );
  return translations;
}

/** Opens what is closed, so that all of it is read. */
async function openAll(root: HTMLElement) {
  const user = userEvent.setup();
  for (const why of within(root).getAllByRole('button', {
    name: new RegExp(`^${fullWidth('Why')} `),
    expanded: false,
  })) {
    await user.click(why);
  }
}

const systems = {
  new: {
    renderEntity: async () => {
      renderTestApp({
        features: [IN_OTHER_WORDS],
        extensions: [
          createTestEntityPage({ entity: ENTITY }),
          goldenImagesPlugin.getExtension('entity-card:golden-images'),
          goldenImagesPlugin.getExtension('entity-content:golden-images'),
        ],
        apis: [[goldenImagesApiRef, API]],
      });
    },
    renderWorkloads: async (search: string) => {
      renderTestApp({
        features: [IN_OTHER_WORDS, goldenImagesPlugin],
        initialRouteEntries: [`/golden-images/workloads${search}`],
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
        apis: [[goldenImagesApiRef, API]],
      });
    },
  },
  legacy: {
    renderEntity: async () =>
      renderLegacy(
        <EntityProvider entity={ENTITY}>
          <EntityGoldenImageCard />
          <Routes>
            <Route path="/" element={<EntityGoldenImagesContent />} />
          </Routes>
        </EntityProvider>,
        '/',
      ),
    renderWorkloads: async (search: string) =>
      renderLegacy(
        <Routes>
          <Route path="/golden-images/*" element={<GoldenImagesPage />} />
        </Routes>,
        `/golden-images/workloads${search}`,
      ),
  },
};

async function renderLegacy(element: JSX.Element, path: string) {
  await renderInLegacyApp(
    <TestApiProvider
      apis={[
        [goldenImagesApiRef, API],
        [translationApiRef, legacyTranslations()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

function parentOf(element: HTMLElement): HTMLElement {
  if (!element.parentElement) {
    throw new Error('The element is not on a page');
  }
  return element.parentElement;
}

function cardOf(title: HTMLElement): HTMLElement {
  const card = title.closest<HTMLElement>('.MuiCard-root');
  if (!card) {
    throw new Error(`${title.textContent} is no title of a card`);
  }
  return card;
}

describe.each(Object.entries(systems))(
  'a portal of the %s system with other words',
  (_name, { renderEntity, renderWorkloads }) => {
    it('says the whole card in them', async () => {
      await renderEntity();
      const card = cardOf(await screen.findByText(fullWidth('Golden image')));
      await within(card).findByText(fullWidth('Built on golden'));
      expect(within(card).getByText(fullWidth('Legacy'))).toBeVisible();
      expect(untranslated(card)).toEqual([]);
    });

    it('says the whole tab in them', async () => {
      await renderEntity();
      const tab = parentOf(
        await screen.findByRole('region', { name: 'production' }),
      );
      await openAll(tab);
      expect(within(tab).getAllByText('EXPLAINED')[0]).toBeVisible();
      expect(untranslated(tab)).toEqual([]);
    });

    it('says the whole workloads page in them', async () => {
      await renderWorkloads('?release=python/3.12/2.0.0&at=2027-03-03');
      await screen.findByText(`${fullWidth('Workloads')} (1,425)`);
      expect(untranslated(screen.getByRole('article'))).toEqual([]);
    });

    it('says a whole workload in them', async () => {
      await renderWorkloads('?workload=w1');
      const dialog = await screen.findByRole('dialog');
      await within(dialog).findByText('checkout');
      await openAll(dialog);
      expect(untranslated(dialog)).toEqual([]);
    });
  },
);
