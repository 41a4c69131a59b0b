/** How a licence stands by the policy; `unknown` where the document says nothing. */
export const LICENCE_VERDICTS = [
  'denied',
  'unknown',
  'review',
  'allowed',
] as const;

/** Verdict on a licence. */
export type LicenceVerdict = (typeof LICENCE_VERDICTS)[number];
