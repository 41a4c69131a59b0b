import { SERVICE_LANGUAGES } from '@image-governance/plugin-golden-images-common';
import type { createTemplateAction } from '@backstage/plugin-scaffolder-node';

/** The zod that the scaffolder hands to the schema of an action. */
export type Zod = Parameters<
  Extract<
    NonNullable<
      NonNullable<Parameters<typeof createTemplateAction>[0]['schema']>['input']
    >,
    (zod: never) => unknown
  >
>[0];

/** Input that says which release. */
export const RELEASE_INPUT = {
  family: (z: Zod) =>
    z
      .string()
      .min(1)
      .describe('Family of golden images, e.g. `python`')
      .optional(),
  language: (z: Zod) =>
    z
      .enum(SERVICE_LANGUAGES)
      .describe('Language of the service, in place of the family')
      .optional(),
  track: (z: Zod) =>
    z
      .string()
      .min(1)
      .describe(
        'Track, e.g. `3.12`; default: the newest that is in active support',
      )
      .optional(),
  version: (z: Zod) =>
    z
      .string()
      .regex(/^\d+\.\d+\.\d+$/)
      .describe(
        'Version of the release, e.g. `2.1.0`; default: the current one of the track',
      )
      .optional(),
  environment: (z: Zod) =>
    z
      .string()
      .min(1)
      .describe(
        'Environment it is for; default: the default environment of the policy, which is production unless configured otherwise',
      )
      .optional(),
};

/** Output that says which release it became. */
export const RELEASE_OUTPUT = {
  release: (z: Zod) => z.string().describe('Id, `python/3.12/2.1.0`'),
  title: (z: Zod) =>
    z.string().describe('Its name, `python 3.12 golden-v2.1.0`'),
  family: (z: Zod) => z.string(),
  track: (z: Zod) => z.string(),
  version: (z: Zod) => z.string(),
  phase: (z: Zod) => z.string().describe('`active`, `legacy` or `final-calls`'),
  reference: (z: Zod) =>
    z.string().describe('Pinned reference, `registry/repository:tag@digest`'),
  digest: (z: Zod) => z.string(),
  fromLine: (z: Zod) => z.string().describe('`FROM` and the reference'),
  notesUrl: (z: Zod) =>
    z.string().describe('Where its release notes are').optional(),
  deadline: (z: Zod) =>
    z.string().describe('ISO date by which users must be off it').optional(),
  supportEndsAt: (z: Zod) =>
    z.string().describe('ISO date of the end of patches').optional(),
};
