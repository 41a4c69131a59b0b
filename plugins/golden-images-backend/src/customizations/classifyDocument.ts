import { ServiceUnavailableError } from '@backstage/errors';
import type { Classify } from './requests';

/** Classifies a Dockerfile or a manifest, as `POST /customizations/classify` does. */
export const classifyDocument: Classify = async kind => {
  throw new ServiceUnavailableError(`Nothing here classifies a ${kind} yet`);
};
