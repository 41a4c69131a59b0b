import type { DocumentToClassify } from '../domain/customizations/tiers/documentToClassify';
import type { TierReport } from '../domain/customizations/tiers/tier';

/** The part of the API that is about changes to golden images. */
export interface CustomizationsApi {
  /** Which tier a Dockerfile or manifest is, and why. Nothing is kept of it. */
  classify(document: DocumentToClassify): Promise<TierReport>;
}
