import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ReleaseResolver } from '../ReleaseResolver';
import { outputRelease } from './outputRelease';
import { RELEASE_INPUT, RELEASE_OUTPUT } from './releaseSchema';
import { resolveExamples } from './resolveExamples';

/** `golden-images:resolve`: the release to build on, pinned (R-APP-12, R-TAG-10). */
export function createResolveAction({
  releases,
}: {
  releases: ReleaseResolver;
}) {
  return createTemplateAction({
    id: 'golden-images:resolve',
    description:
      'Finds the golden image to build on and gives its reference pinned by digest. Fails when nothing golden fits.',
    examples: resolveExamples,
    supportsDryRun: true,
    schema: { input: RELEASE_INPUT, output: RELEASE_OUTPUT },
    async handler(ctx) {
      // A task that is tried again goes on with the release that it began with.
      const release = await ctx.checkpoint({
        key: 'release',
        fn: () => releases.resolve(ctx.input, ctx),
      });
      outputRelease(ctx, release);
      ctx.logger.info(
        `${release.title} (${release.phase}): ${release.fromLine}`,
      );
    },
  });
}
