import { z } from 'zod';

/**
 * Which licences may be in a golden image. Entries are SPDX ids, whole
 * `id WITH exception`, or a beginning and `*`; letter case does not matter.
 */
export interface LicencePolicy {
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
  /** Asked for by name to be looked at, though a wider entry allows it. */
  readonly review: readonly string[];
}

/**
 * The handbook asks for a policy and gives none (L55). Denied is what forbids
 * offering software as a service or asks for the source of what is offered;
 * allowed is what every Linux base image holds. The rest is to be looked at.
 */
export const DEFAULT_LICENCE_POLICY: LicencePolicy = {
  denied: ['AGPL-*', 'SSPL-*', 'BUSL-*', 'Elastic-2.0', 'CC-BY-NC*'],
  review: [],
  allowed: [
    '0BSD',
    'Apache-*',
    'Artistic-*',
    'Beerware',
    'BSD-*',
    'BSL-1.0',
    'bzip2-*',
    'CC0-1.0',
    'curl',
    'FSFAP',
    'FSFUL*',
    'FTL',
    'GFDL-*',
    'GPL-*',
    'ICU',
    'IJG',
    'ISC',
    'LGPL-*',
    'Libpng',
    'libtiff',
    'MIT',
    'MIT-0',
    'MPL-2.0',
    'NCSA',
    'OFL-*',
    'OLDAP-*',
    'OpenSSL',
    'PostgreSQL',
    'PSF-2.0',
    'Python-2.0*',
    'Ruby',
    'SSH-*',
    'TCL',
    'Unicode-*',
    'Unlicense',
    'Vim',
    'WTFPL',
    'X11*',
    'Zlib',
    'ZPL-*',
  ],
};

const patterns = z.array(z.string().trim().min(1).max(200));

/** Schema of `goldenImages.licences`: a list that is given replaces its default. */
export const licencePolicySchema = z.strictObject({
  allowed: patterns.default([...DEFAULT_LICENCE_POLICY.allowed]),
  denied: patterns.default([...DEFAULT_LICENCE_POLICY.denied]),
  review: patterns.default([...DEFAULT_LICENCE_POLICY.review]),
});
