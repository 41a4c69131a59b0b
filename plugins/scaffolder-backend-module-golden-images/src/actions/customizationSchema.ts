import {
  REQUEST_CATEGORIES,
  REQUEST_PURPOSES,
  REQUEST_URGENCIES,
} from '@image-governance/plugin-golden-images-common';
import type { Zod } from './releaseSchema';

/** Input that says what is asked for and why (R-REQ-01..13). */
export const CUSTOMIZATION_INPUT = {
  title: (z: Zod) =>
    z.string().min(1).describe('`Add postgresql-client for data migrations`'),
  team: (z: Zod) =>
    z
      .string()
      .min(1)
      .describe(
        'Group that asks and will own the variant, an entity reference',
      ),
  component: (z: Zod) =>
    z.string().describe('Component that needs it').optional(),
  base: (z: Zod) =>
    z
      .string()
      .describe(
        'Pinned reference of the golden image; default: the one that family or language, and track, resolve to',
      )
      .optional(),
  image: (z: Zod) =>
    z.string().min(1).describe('Name of the variant, `migrations-worker`'),
  packages: (z: Zod) =>
    z
      .array(
        z.object({
          name: z.string().min(1),
          version: z.string().optional(),
          source: z
            .string()
            .describe('Host of the package repository')
            .optional(),
        }),
      )
      .default([])
      .describe('System packages'),
  dockerfile: (z: Zod) =>
    z
      .string()
      .describe(
        'Text of the Dockerfile; default: the base with the packages installed',
      )
      .optional(),
  manifest: (z: Zod) =>
    z
      .string()
      .describe('Kubernetes manifest, where it is changed too')
      .optional(),
  what: (z: Zod) =>
    z.string().describe('Default: what the packages say').optional(),
  why: (z: Zod) => z.string().min(1).describe('The business reason'),
  risk: (z: Zod) =>
    z.string().describe('Default: the security impact').optional(),
  testing: (z: Zod) => z.string().min(1).describe('How it was tested'),
  purpose: (z: Zod) =>
    z
      .enum(REQUEST_PURPOSES)
      .default('other')
      .describe('A feature or a bug fix needs its ticket'),
  ticket: (z: Zod) => z.string().describe('`INFRA-1234`').optional(),
  description: (z: Zod) => z.string().optional(),
  securityImpact: (z: Zod) =>
    z.string().min(1).describe('`Adds ~80MB, no SUID binaries`'),
  compliance: (z: Zod) =>
    z.string().min(1).describe('`Client-only, no server components`'),
  alternatives: (z: Zod) =>
    z.string().min(1).describe('What else was thought of'),
  category: (z: Zod) => z.enum(REQUEST_CATEGORIES),
  urgency: (z: Zod) => z.enum(REQUEST_URGENCIES).default('normal'),
  discussionUrl: (z: Zod) =>
    z.string().describe('Where it was discussed before').optional(),
  slug: (z: Zod) =>
    z.string().describe('End of the branch name after `feature/`').optional(),
  draft: (z: Zod) =>
    z
      .boolean()
      .default(false)
      .describe(
        'Leaves it a draft, to be submitted by `golden-images:customization:submit` once there is a pull request',
      ),
};

/** Output for the publish step. */
export const CUSTOMIZATION_OUTPUT = {
  needed: (z: Zod) =>
    z.boolean().describe('False for tier 1, which needs no approval'),
  message: (z: Zod) => z.string().describe('The outcome in words'),
  id: (z: Zod) =>
    z.string().describe('Of the request; none in a dry run').optional(),
  url: (z: Zod) =>
    z.string().describe('Its page in the portal; none in a dry run').optional(),
  title: (z: Zod) =>
    z.string().describe('Title of the pull request').optional(),
  body: (z: Zod) =>
    z.string().describe('Body of the pull request, in Markdown').optional(),
  branchName: (z: Zod) => z.string().optional(),
  labels: (z: Zod) => z.array(z.string()).optional(),
  reviewers: (z: Zod) =>
    z
      .array(z.string())
      .describe('Teams as the handbook has them, `@platform-team`')
      .optional(),
  teamReviewers: (z: Zod) =>
    z
      .array(z.string())
      .describe('Teams of the Git host that a review is requested from')
      .optional(),
  path: (z: Zod) =>
    z.string().describe('Where the Dockerfile was written').optional(),
};
