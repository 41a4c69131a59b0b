import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { scopeMessages } from './components/compliance/scope/messages';
import { standingMessages } from './components/compliance/standing/messages';
import { teamsMessages } from './components/compliance/teams/messages';
import { pageMessages } from './components/page/messages';

/**
 * Every text of the frontend, by the folder of the components that say it.
 * A portal says it in another language, or in other words, with a
 * `createTranslationResource` for this ref.
 */
export const goldenImagesTranslationRef = createTranslationRef({
  id: 'plugin.golden-images',
  messages: {
    page: pageMessages,
    scope: scopeMessages,
    standing: standingMessages,
    teams: teamsMessages,
  },
});
