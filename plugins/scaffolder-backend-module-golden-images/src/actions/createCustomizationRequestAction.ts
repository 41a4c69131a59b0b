import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { customizedDockerfile } from '@image-governance/plugin-golden-images-common';
import type { GoldenImagesService } from '@image-governance/plugin-golden-images-node';
import type { ReleaseResolver } from '../ReleaseResolver';
import { requestCustomization } from '../requestCustomization';
import { customizationExamples } from './customizationExamples';
import {
  CUSTOMIZATION_INPUT,
  CUSTOMIZATION_OUTPUT,
} from './customizationSchema';
import { RELEASE_INPUT } from './releaseSchema';

/** `golden-images:customization:request`: a request that reviewers can decide on (R-REQ-*). */
export function createCustomizationRequestAction({
  goldenImages,
  releases,
  portal,
}: {
  goldenImages: GoldenImagesService;
  releases: ReleaseResolver;
  /** `app.baseUrl`. */
  portal?: string;
}) {
  return createTemplateAction({
    id: 'golden-images:customization:request',
    description:
      'Requests a customization of a golden image: classifies it, refuses what is never allowed, puts the request on record, writes its Dockerfile and document, and gives the pull request that publishes them.',
    examples: customizationExamples,
    supportsDryRun: true,
    schema: {
      input: { ...RELEASE_INPUT, ...CUSTOMIZATION_INPUT },
      output: CUSTOMIZATION_OUTPUT,
    },
    async handler(ctx) {
      const {
        family,
        language,
        track,
        version,
        environment,
        base: given,
        dockerfile: text,
        packages = [],
        purpose = 'other',
        ...facts
      } = ctx.input;
      const base =
        given ??
        (await ctx.checkpoint({
          key: 'base',
          fn: async () => {
            const wanted = { family, language, track, version, environment };
            return (await releases.resolve(wanted, ctx)).reference;
          },
        }));
      const dockerfile = text ?? customizedDockerfile(base, packages);
      const api = goldenImages.as({
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      });
      const result = await ctx.checkpoint({
        key: 'request',
        fn: () =>
          requestCustomization(
            api,
            {
              ...facts,
              base,
              packages,
              purpose,
              dockerfile,
              key: keyOf(ctx.task.id, ctx.step?.id),
            },
            { record: !ctx.isDryRun },
          ),
      });
      [result.message, ...result.remarks].forEach(line =>
        ctx.logger.info(line),
      );
      ctx.output('needed', result.outcome !== 'not-needed');
      ctx.output('message', result.message);
      if (result.id) {
        ctx.output('id', result.id);
        if (portal) {
          ctx.output('url', requestUrl(portal, result.id));
        }
      }
      const { pullRequest } = result;
      if (!pullRequest) {
        return;
      }
      await write(ctx.workspacePath, pullRequest.path, dockerfile);
      await write(
        ctx.workspacePath,
        `${dirname(pullRequest.path)}/REQUEST.md`,
        `# ${pullRequest.title}\n\n${pullRequest.body}\n`,
      );
      ctx.output('title', pullRequest.title);
      ctx.output('body', pullRequest.body);
      ctx.output('branchName', pullRequest.branch);
      ctx.output('labels', pullRequest.labels);
      ctx.output('reviewers', pullRequest.assignees);
      ctx.output('teamReviewers', pullRequest.teamReviewers);
      ctx.output('path', pullRequest.path);
    },
  });
}

/** The page of a request. */
function requestUrl(portal: string, id: string): string {
  return `${portal.replace(
    /\/$/,
    '',
  )}/golden-images/requests/${encodeURIComponent(id)}`;
}

/** Names the request of this step; a key has no other characters. */
function keyOf(task: string, step: string = 'step'): string {
  return `scaffolder:${task}:${step.replace(/[^\w.:@-]/g, '-')}`.slice(0, 200);
}

async function write(
  workspace: string,
  path: string,
  text: string,
): Promise<void> {
  const target = resolveSafeChildPath(workspace, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text);
}
