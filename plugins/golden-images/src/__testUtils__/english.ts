import { mockApis } from '@backstage/frontend-test-utils';
import {
  goldenImagesTranslationRef,
  translate,
  type Translate,
} from '../translation';

/** Says every message in its default words, as a portal without translations does. */
export function english(): Translate {
  const translation = mockApis
    .translation()
    .getTranslation(goldenImagesTranslationRef);
  if (!translation.ready) {
    throw new Error('The default messages are always there');
  }
  return translate(translation.t);
}
