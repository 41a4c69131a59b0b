import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import {
  PHASES,
  releaseTitle,
  resolveRelease,
  SERVICE_LANGUAGES,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { AuthorizedReleases } from '../read';

/** What assistants and templates may ask of releases; each as its caller. */
export function registerReleaseActions(
  registry: ActionsRegistryService,
  options: {
    releases: Pick<AuthorizedReleases, 'list'>;
    policy: Policy;
  },
): void {
  const { releases, policy } = options;
  registry.register({
    name: 'recommended-image',
    title: 'Recommended golden image',
    description:
      'Gives the golden image to build on for a family or a language, as a FROM line pinned by digest, with its phase and dates. Fails, and says what there is, when nothing golden fits.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    examples: [
      { title: 'For a new Python service', input: { language: 'python' } },
      {
        title: 'Of a track, for production',
        input: { family: 'node', track: '20', environment: 'production' },
      },
    ],
    schema: {
      input: z =>
        z.object({
          family: z
            .string()
            .describe('Family of golden images, `python`')
            .optional(),
          language: z
            .enum(SERVICE_LANGUAGES)
            .describe('In place of the family')
            .optional(),
          track: z
            .string()
            .describe('`3.12`; default: the newest in active support')
            .optional(),
          environment: z
            .string()
            .describe(
              'Environment it is for; default: the default one of the policy',
            )
            .optional(),
        }),
      output: z =>
        z.object({
          release: z.string().describe('Id, `python/3.12/2.1.0`'),
          title: z.string(),
          phase: z.enum(PHASES),
          reference: z.string().describe('`registry/repository:tag@digest`'),
          fromLine: z.string(),
          supportEndsAt: z.string().describe('ISO date').optional(),
          deadline: z
            .string()
            .describe('ISO date by which users must be off it')
            .optional(),
        }),
    },
    async action({ input, credentials }) {
      const found = resolveRelease(
        await releases.list({}, credentials),
        input,
        policy,
      );
      if (!found.ok) {
        throw new InputError(found.reason);
      }
      const { id, timeline, pinnedReference } = found.release;
      return {
        output: {
          release: id,
          title: releaseTitle(found.release),
          phase: timeline.phase,
          reference: pinnedReference,
          fromLine: `FROM ${pinnedReference}`,
          ...(timeline.supportEndsAt && {
            supportEndsAt: timeline.supportEndsAt,
          }),
          ...(timeline.deadline && { deadline: timeline.deadline }),
        },
      };
    },
  });
}
