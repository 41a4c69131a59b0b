import {
  createTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { copyMessages } from './components/copy/messages';
import { countMessages } from './components/count/messages';
import { entityMessages } from './components/inventory/entityMessages';
import { usageMessages } from './components/inventory/usageMessages';
import { workloadMessages } from './components/inventory/workloadMessages';
import { pageMessages } from './components/page/messages';
import { phaseMessages } from './components/releases/phaseMessages';
import { requestMessages } from './components/request/messages';
import { timeMessages } from './components/time/messages';
import { verdictMessages } from './components/verdict/messages';

/**
 * Every text of the frontend, by the folder of the components that say it.
 * A portal says it in another language, or in other words, with a
 * `createTranslationResource` for this ref.
 */
export const goldenImagesTranslationRef = createTranslationRef({
  id: 'plugin.golden-images',
  messages: {
    copy: copyMessages,
    count: countMessages,
    inventory: { ...entityMessages, ...usageMessages, ...workloadMessages },
    page: pageMessages,
    releases: { ...phaseMessages },
    request: requestMessages,
    time: timeMessages,
    verdict: verdictMessages,
  },
});

/** Says a message; what makes texts outside a component gets it as an argument. */
export type Translate = TranslationFunction<
  typeof goldenImagesTranslationRef.T
>;
