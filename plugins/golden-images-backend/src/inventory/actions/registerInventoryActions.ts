import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { VERDICTS } from '@image-governance/plugin-golden-images-common';
import type { AuthorizedInventory } from '../read';
import { describeStatus } from './describeStatus';

/** What assistants and templates may ask the inventory; each as its caller. */
export function registerInventoryActions(
  registry: ActionsRegistryService,
  { inventory }: { inventory: Pick<AuthorizedInventory, 'getEntitySummary'> },
): void {
  registry.register({
    name: 'component-status',
    title: 'Image status of a component',
    description:
      'Says whether the container images that a component of the software catalog runs are golden, per environment, which golden release they are on, and what to do by when. No answer means that nothing is known, not that all is well.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    examples: [
      {
        title: 'A component by its name',
        input: { entityRef: 'component:default/checkout-api' },
      },
    ],
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .min(1)
            .describe(
              'Entity reference, `component:default/checkout-api`; a name alone is a component of the default namespace',
            ),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          verdict: z
            .enum(VERDICTS)
            .describe('Of the worst of its workloads; absent without any')
            .optional(),
          explanation: z
            .array(z.string())
            .describe('How it stands, in sentences'),
          advice: z.string().describe('The one thing to do').optional(),
          fromLine: z
            .string()
            .describe('What to write in its Dockerfile')
            .optional(),
          deadline: z.string().describe('ISO date').optional(),
          daysLeft: z.number().optional(),
          environments: z.array(
            z.object({
              name: z.string(),
              production: z.boolean(),
              workloads: z.number(),
              verdict: z.enum(VERDICTS),
              pinned: z.boolean(),
              releases: z.array(z.string()),
            }),
          ),
          observedAt: z
            .string()
            .describe('ISO time of what this is told from')
            .optional(),
          stale: z
            .boolean()
            .describe('Whether that is too old to be relied on'),
        }),
    },
    async action({ input, credentials }) {
      const entityRef = stringifyEntityRef(
        parseEntityRef(input.entityRef, { defaultKind: 'component' }),
      );
      return {
        output: describeStatus(
          await inventory.getEntitySummary({ entityRef }, credentials),
        ),
      };
    },
  });
}
