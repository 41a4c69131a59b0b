import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { tierMessage } from '@image-governance/plugin-golden-images-common';
import type { CustomizationActions } from './registerCustomizationActions';

/** `classify-dockerfile`: which tier a change is (R-TIER-01). */
export function registerClassify(
  registry: ActionsRegistryService,
  { classifier }: Pick<CustomizationActions, 'classifier'>,
): void {
  registry.register({
    name: 'classify-dockerfile',
    title: 'Classify a Dockerfile or a Kubernetes manifest',
    description:
      'Says how far a change goes from its golden image: tier 1 needs no approval, tier 2 the approval of security and platform, tier 3 is never allowed. Each finding has its line and reason, those of tier 3 an alternative. What could not be decided counts as the stricter tier. Nothing is built, fetched or kept.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    examples: [
      {
        title: 'A Dockerfile that installs a system package',
        input: {
          kind: 'dockerfile',
          text: 'FROM internal-registry.company.com/golden/python:3.12-stable\nRUN ["apk", "add", "postgresql-client"]\n',
        },
      },
    ],
    schema: {
      input: z =>
        z.object({
          kind: z.enum(['dockerfile', 'manifest']).default('dockerfile'),
          text: z.string().min(1).describe('The whole text of the file'),
        }),
      output: z =>
        z.object({
          tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
          sentence: z.string().describe('What decided'),
          message: z.string().describe('What it means for the team'),
          findings: z.array(
            z.object({
              tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
              item: z.string(),
              line: z.number(),
              excerpt: z.string(),
              reason: z.string(),
              alternative: z.string().optional(),
              undecided: z.boolean().optional(),
            }),
          ),
        }),
    },
    async action({ input, credentials }) {
      const report = await classifier.classify(input, credentials);
      return {
        output: {
          tier: report.tier,
          sentence: report.sentence,
          message: tierMessage(report),
          findings: report.findings.map(({ packages: _, ...finding }) => ({
            ...finding,
          })),
        },
      };
    },
  });
}
