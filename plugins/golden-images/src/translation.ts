import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogMessages } from './components/catalog/messages';
import { pageMessages } from './components/page/messages';
import { trackMessages } from './components/releases/trackMessages';

/**
 * Every text of the frontend, by the folder of the components that say it.
 * A portal says it in another language, or in other words, with a
 * `createTranslationResource` for this ref.
 */
export const goldenImagesTranslationRef = createTranslationRef({
  id: 'plugin.golden-images',
  messages: {
    catalog: catalogMessages,
    page: pageMessages,
    track: trackMessages,
  },
});
