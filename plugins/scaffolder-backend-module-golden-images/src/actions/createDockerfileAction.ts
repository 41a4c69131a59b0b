import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError, isError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { serviceDockerfile } from '@image-governance/plugin-golden-images-common';
import type { ReleaseResolver } from '../ReleaseResolver';
import { dockerfileExamples } from './dockerfileExamples';
import { outputRelease } from './outputRelease';
import { RELEASE_INPUT, RELEASE_OUTPUT } from './releaseSchema';

/** `golden-images:dockerfile`: a Dockerfile that begins with the pinned FROM (R-APP-12). */
export function createDockerfileAction({
  releases,
}: {
  releases: ReleaseResolver;
}) {
  return createTemplateAction({
    id: 'golden-images:dockerfile',
    description:
      'Writes a Dockerfile on the golden image for a language: pinned by digest, commands in exec form, and the image’s own user, who is not root.',
    examples: dockerfileExamples,
    supportsDryRun: true,
    schema: {
      input: {
        ...RELEASE_INPUT,
        path: z =>
          z
            .string()
            .min(1)
            .default('Dockerfile')
            .describe('Where to write it, in the workspace'),
        command: z =>
          z
            .array(z.string())
            .describe(
              'What the service is started with, word by word; default: what is usual for the language',
            )
            .optional(),
        replace: z =>
          z
            .boolean()
            .default(false)
            .describe('Whether a file that is there already is replaced'),
      },
      output: {
        ...RELEASE_OUTPUT,
        path: z => z.string().describe('Where it was written'),
      },
    },
    async handler(ctx) {
      const { path = 'Dockerfile', command, replace = false } = ctx.input;
      const target = resolveSafeChildPath(ctx.workspacePath, path);
      const release = await ctx.checkpoint({
        key: 'release',
        fn: () => releases.resolve(ctx.input, ctx),
      });
      const text = serviceDockerfile(
        release.family,
        release.reference,
        command,
      );
      if (!replace && ((await contentOf(target)) ?? text) !== text) {
        throw new ConflictError(
          `${path} is there already. Set \`replace\` to write another one.`,
        );
      }
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
      outputRelease(ctx, release);
      ctx.output('path', path);
      ctx.logger.info(`Wrote ${path} on ${release.title}`);
    },
  });
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
