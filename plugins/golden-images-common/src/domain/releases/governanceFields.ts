import { z } from 'zod';
import { isDigest } from '../inventory/digest';
import { parseDay } from './day';

/** Text that is not empty. */
export const text = z
  .string({
    error: ({ input }) =>
      input === undefined ? 'is missing' : 'expected text; quote it',
  })
  .min(1, {
    error: 'is empty; give a value or leave the key out',
    abort: true,
  });

/** An ISO date or timestamp. */
export const date = text.refine(value => parseDay(value) !== undefined, {
  error: 'expected an ISO date such as 2027-01-31',
});

/** A complete content digest. */
export const digest = text.refine(isDigest, {
  error:
    'expected a complete digest: sha256: and 64 hex digits (an abbreviated one names nothing)',
});

/** Name of a track, as it stands in tags. */
export const trackName = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/, {
  error: 'a track is named by letters, digits, `.`, `_` and `-`',
});

/** Name of a family: a repository path. */
export const familyName = z
  .string()
  .regex(/^[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/, {
    error:
      'a family is the repository below the golden path: lower-case segments such as `python` or `lang/python`',
  });

/** One release as the governance file has it; rules between its fields are in `governanceSchema`. */
export const releaseEntry = z.strictObject(
  {
    version: text.regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/, {
      error: 'expected MAJOR.MINOR.PATCH such as 2.1.0',
    }),
    tag: text.optional(),
    digest: digest.optional(),
    upstreamReleasedAt: date.optional(),
    promotedAt: date.optional(),
    announcedAt: date.optional(),
    removalAt: date.optional(),
    removedAt: date.optional(),
    stage: z
      .enum(['candidate', 'testing', 'approved', 'rejected'], {
        error: 'expected candidate, testing, approved or rejected',
      })
      .optional(),
    notes: text.optional(),
  },
  { error: 'expected a mapping with `version`' },
);
