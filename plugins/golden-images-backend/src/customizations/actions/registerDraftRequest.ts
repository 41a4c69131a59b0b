import { createHash } from 'node:crypto';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  canonicalJson,
  customizedDockerfile,
  REQUEST_CATEGORIES,
  REQUEST_PURPOSES,
} from '@image-governance/plugin-golden-images-common';
import type { CustomizationActions } from './registerCustomizationActions';

/** `draft-customization-request`: a request that its team looks at before it submits it. */
export function registerDraftRequest(
  registry: ActionsRegistryService,
  { requests }: Pick<CustomizationActions, 'requests'>,
): void {
  const { decisions, reader } = requests;
  registry.register({
    name: 'draft-customization-request',
    title: 'Draft a customization request',
    description:
      'Puts a request for a customization of a golden image on record as a draft, in the name of the caller. Nobody is asked to review it until the team submits it in the portal. Fails for what is never allowed (tier 3) with what to do instead; says so where no approval is needed (tier 1).',
    attributes: { readOnly: false, destructive: false, idempotent: true },
    examples: [
      {
        title: 'A database client for migrations',
        input: {
          title: 'Add postgresql-client for data migrations',
          team: 'group:default/data-platform',
          base: 'internal-registry.company.com/golden/python:3.12-golden-v2.1.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
          image: 'migrations-worker',
          packages: [{ name: 'postgresql-client', version: '15.1' }],
          why: 'Data migrations need pg_dump and psql',
          testing: 'Tested locally, works with our migration scripts',
          purpose: 'feature',
          ticket: 'INFRA-1234',
          securityImpact: 'Adds ~80MB, no SUID binaries',
          compliance: 'Client-only, no server components',
          alternatives: 'External migration tool? Would add complexity',
          category: 'database-client',
        },
      },
    ],
    schema: {
      input: z =>
        z.object({
          title: z.string().min(1),
          team: z.string().describe('Entity reference of the group that asks'),
          component: z
            .string()
            .describe('Entity reference of the component that needs it')
            .optional(),
          base: z
            .string()
            .describe(
              'Golden image, pinned by digest; `recommended-image` gives it',
            ),
          image: z
            .string()
            .describe('Name of the variant, `migrations-worker`'),
          packages: z
            .array(
              z.object({ name: z.string(), version: z.string().optional() }),
            )
            .default([])
            .describe('System packages'),
          dockerfile: z
            .string()
            .describe('Default: the base with the packages installed')
            .optional(),
          manifest: z.string().optional(),
          why: z.string().describe('The business reason'),
          testing: z.string().describe('How it was tested'),
          purpose: z.enum(REQUEST_PURPOSES),
          ticket: z
            .string()
            .describe('Needed for a feature and a bug fix')
            .optional(),
          securityImpact: z.string(),
          compliance: z.string(),
          alternatives: z.string().describe('What else was thought of'),
          category: z.enum(REQUEST_CATEGORIES),
        }),
      output: z =>
        z.object({
          needed: z
            .boolean()
            .describe('False for tier 1: nothing was put on record'),
          message: z.string(),
          id: z.string().optional(),
          state: z.string().optional(),
          pullRequest: z
            .object({
              title: z.string(),
              body: z.string(),
              branch: z.string(),
            })
            .optional(),
          remarks: z
            .array(z.string())
            .describe(
              'What reviewers will ask about, and what others asked for',
            ),
        }),
    },
    async action({ input, credentials }) {
      const wanted = {
        ...input,
        dockerfile:
          input.dockerfile ?? customizedDockerfile(input.base, input.packages),
      };
      // The same draft asked for twice is one.
      const key = createHash('sha256')
        .update(canonicalJson(wanted))
        .digest('hex');
      const asked = await decisions.create(
        { ...wanted, key: `assistant:${key}`, draft: true },
        { credentials },
      );
      const result = await reader.outcome(asked, credentials);
      if (result.outcome === 'not-needed') {
        const { message } = result;
        return { output: { needed: false, message, remarks: [] } };
      }
      const { id, state, pullRequest, advisories, related } = result.request;
      const { title, body, branch } = pullRequest;
      return {
        output: {
          needed: true,
          message: result.message,
          id,
          state,
          pullRequest: { title, body, branch },
          remarks: [...advisories, ...related.sentences],
        },
      };
    },
  });
}
