import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { decideUpgrade } from '@image-governance/plugin-golden-images-common';
import type { GoldenImagesService } from '@image-governance/plugin-golden-images-node';
import { ImageFiles } from '../ImageFiles';
import { sayingWhy } from '../sayingWhy';
import { upgradeText } from '../upgradeText';
import { upgradeExamples } from './upgradeExamples';

/** `golden-images:upgrade`: the images of a repository at the recommended release (R-APP-13). */
export function createUpgradeAction({
  goldenImages,
}: {
  goldenImages: GoldenImagesService;
}) {
  return createTemplateAction({
    id: 'golden-images:upgrade',
    description:
      'Rewrites the golden images of Dockerfiles, Kubernetes manifests, kustomizations and Helm values to the recommended release, pinned by digest, and leaves everything else as it is.',
    examples: upgradeExamples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .default('.')
            .describe('Folder in the workspace; default: all of it'),
        family: z =>
          z
            .string()
            .min(1)
            .describe('Only images of this family; default: of every one')
            .optional(),
        track: z =>
          z
            .string()
            .min(1)
            .describe(
              'Track of the family to move to; default: each image stays on its own',
            )
            .optional(),
      },
      output: {
        changed: z => z.boolean().describe('Whether anything was rewritten'),
        changes: z =>
          z
            .array(
              z.object({
                file: z.string(),
                line: z.number(),
                from: z.string(),
                to: z.string(),
                step: z.enum(['same', 'patch', 'feature', 'breaking']),
              }),
            )
            .describe('What was rewritten'),
        undecided: z =>
          z
            .array(
              z.object({
                file: z.string(),
                line: z.number(),
                excerpt: z.string(),
                reason: z.string(),
              }),
            )
            .describe('What was left for somebody to look at'),
        title: z => z.string().describe('Title for a pull request'),
        body: z => z.string().describe('Body for a pull request, in Markdown'),
        branchName: z => z.string().describe('Branch for a pull request'),
      },
    },
    async handler(ctx) {
      const { path = '.', family, track } = ctx.input;
      if (track !== undefined && family === undefined) {
        throw new InputError('Name the family that the track is of.');
      }
      const files = ImageFiles.in(
        resolveSafeChildPath(ctx.workspacePath, path),
      );
      const api = goldenImages.as({
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      });
      const releases = await sayingWhy(api.listReleases());
      const plan = await files.plan(decideUpgrade({ releases, family, track }));
      // A task that is tried again may find files that it has rewritten; what it said of them is kept.
      const report = await ctx.checkpoint({
        key: 'report',
        fn: async () => plan.report,
      });
      await plan.write();
      const text = upgradeText(report);
      ctx.output('changed', report.changes.length > 0);
      ctx.output('changes', report.changes);
      ctx.output('undecided', report.undecided);
      ctx.output('title', text.title);
      ctx.output('body', text.body);
      ctx.output('branchName', text.branchName);
      ctx.logger.info(text.body);
    },
  });
}
