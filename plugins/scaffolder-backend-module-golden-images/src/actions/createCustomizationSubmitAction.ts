import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { GoldenImagesService } from '@image-governance/plugin-golden-images-node';
import { sayingWhy } from '../sayingWhy';
import { submitExamples } from './customizationExamples';

/** `golden-images:customization:submit`: ties a request to its pull request, and submits a draft. */
export function createCustomizationSubmitAction({
  goldenImages,
}: {
  goldenImages: GoldenImagesService;
}) {
  return createTemplateAction({
    id: 'golden-images:customization:submit',
    description:
      'Tells a customization request which pull request it has, and submits it if it is still a draft.',
    examples: submitExamples,
    supportsDryRun: true,
    schema: {
      input: {
        id: z => z.string().min(1).describe('Of the request'),
        pullRequestUrl: z => z.string().url(),
      },
      output: {
        state: z => z.string().describe('State of the request').optional(),
      },
    },
    async handler(ctx) {
      const { id, pullRequestUrl } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Would submit ${id} with ${pullRequestUrl}`);
        return;
      }
      const api = goldenImages.as({
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      });
      const state = await ctx.checkpoint({
        key: 'submission',
        fn: async () => {
          const request = await sayingWhy(api.getCustomizationRequest(id));
          const submitted = await sayingWhy(
            request.state === 'draft'
              ? api.submitCustomizationRequest(id, {
                  revision: request.revision,
                  pullRequestUrl,
                })
              : api.linkPullRequest(id, { url: pullRequestUrl }),
          );
          return submitted.state;
        },
      });
      ctx.output('state', state);
    },
  });
}
