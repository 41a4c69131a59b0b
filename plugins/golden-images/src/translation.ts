import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { chartMessages } from './components/chart/messages';
import { complianceMessages } from './components/compliance/messages';
import { imagesMessages } from './components/images/messages';
import { pageMessages } from './components/page/messages';
import { pastMessages } from './components/past/messages';

/**
 * Every text of the frontend, by the folder of the components that say it.
 * A portal says it in another language, or in other words, with a
 * `createTranslationResource` for this ref.
 */
export const goldenImagesTranslationRef = createTranslationRef({
  id: 'plugin.golden-images',
  messages: {
    chart: chartMessages,
    compliance: complianceMessages,
    images: imagesMessages,
    page: pageMessages,
    past: pastMessages,
  },
});
