import type { Policy } from '../policy/policy';
import type { ImageReference } from './reference';

/** Which section of the estate a reference points into, by exact host and path segment (R-REG-01, R-REG-08, AMB-16). */
export type Location =
  | { readonly section: 'golden'; readonly family: string }
  | {
      readonly section: 'team-approved';
      readonly team: string;
      readonly image: string;
    }
  | { readonly section: 'staging' }
  | { readonly section: 'own' }
  | { readonly section: 'upstream' }
  | { readonly section: 'third-party' };

/** Classifies a reference by location. */
export function locate(_reference: ImageReference, _policy: Policy): Location {
  throw new Error('to be written');
}
