import { readFile, writeFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  createTemplateAction,
  type TemplateExample,
} from '@backstage/plugin-scaffolder-node';
import { ANNOTATIONS } from '@image-governance/plugin-golden-images-common';
import { annotateEntity } from '@image-governance/plugin-golden-images-common/dockerfile';

const examples: TemplateExample[] = [
  {
    description: 'By the label that its pods have',
    example: `steps:
  - id: annotate
    name: Tie the component to its workloads
    action: golden-images:annotate
    input:
      kubernetesId: checkout-api
`,
  },
  {
    description: 'By the image that it runs, of one component of several',
    example: `steps:
  - id: annotate
    name: Tie the component to its workloads
    action: golden-images:annotate
    input:
      path: catalog/all.yaml
      component: checkout-api
      imageRepository: internal-registry.company.com/shop/checkout-api
`,
  },
];

/** `golden-images:annotate`: ties a component to its workloads, so that it is governed (AMB-28). */
export function createAnnotateAction() {
  return createTemplateAction({
    id: 'golden-images:annotate',
    description:
      'Puts annotations on a component in a catalog file, so that Golden Images finds its workloads. Nothing else in the file changes.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .min(1)
            .default('catalog-info.yaml')
            .describe('Catalog file in the workspace'),
        component: z =>
          z
            .string()
            .describe('Its name, where the file has several components')
            .optional(),
        kubernetesId: z =>
          z
            .string()
            .describe(
              'Value of the label `backstage.io/kubernetes-id` of its pods',
            )
            .optional(),
        labelSelector: z =>
          z.string().describe('Label selector of its pods').optional(),
        namespace: z =>
          z.string().describe('Only in this namespace').optional(),
        cluster: z => z.string().describe('Only in this cluster').optional(),
        imageRepository: z =>
          z
            .string()
            .describe('`registry/repository` of the images that it runs')
            .optional(),
      },
      output: {
        changed: z => z.boolean().describe('Whether the file is another one'),
      },
    },
    async handler(ctx) {
      const { path = 'catalog-info.yaml', component, ...ties } = ctx.input;
      if (!ties.kubernetesId && !ties.labelSelector && !ties.imageRepository) {
        throw new InputError(
          'Say how its workloads are found: by kubernetesId, labelSelector or imageRepository.',
        );
      }
      const file = resolveSafeChildPath(ctx.workspacePath, path);
      const text = await readFile(file, 'utf8');
      const annotations = Object.fromEntries(
        [
          [ANNOTATIONS.kubernetesId, ties.kubernetesId],
          [ANNOTATIONS.kubernetesLabelSelector, ties.labelSelector],
          [ANNOTATIONS.kubernetesNamespace, ties.namespace],
          [ANNOTATIONS.kubernetesCluster, ties.cluster],
          [ANNOTATIONS.imageRepository, ties.imageRepository],
        ].flatMap(([key, value]) => (key && value ? [[key, value]] : [])),
      );
      const result = annotateEntity(text, annotations, component);
      if (!result.ok) {
        throw new InputError(`${path}: ${result.reason}`);
      }
      await writeFile(file, result.text);
      ctx.output('changed', result.text !== text);
    },
  });
}
