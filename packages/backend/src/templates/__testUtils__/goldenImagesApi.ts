import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import type {
  ReleaseView,
  RequestPreview,
} from '@image-governance/plugin-golden-images-common';

const HOST = 'internal-registry.company.com';

/** Current releases, and one that the samples are on. */
export const RELEASES: readonly ReleaseView[] = [
  release('python', '3.12', '2.1.0'),
  release('python', '3.12', '2.0.0', false),
  release('node', '20', '2.3.0'),
  release('java', '21', '1.8.0'),
];

const PULL_REQUEST = {
  title: 'Add postgresql-client for data migrations',
  body: '- **What**: Adding postgresql-client v15.1',
  branch: 'feature/add-postgresql-client',
  labels: ['tier-2-controlled', 'python', 'database-client'],
  teamReviewers: ['platform-team', 'security-team'],
  assignees: ['@platform-team', '@security-team'],
  path: 'images/data/migrations-worker/Dockerfile',
};

const PREVIEW: RequestPreview = {
  outcome: 'request',
  message: 'Security and platform have to approve it.',
  report: { tier: 2, sentence: '', findings: [], images: [], packages: [] },
  problems: [],
  advisories: [],
  pullRequest: PULL_REQUEST,
  related: { requests: [], sentences: [] },
};

/** What the templates ask of Golden Images, over HTTP as in a portal. */
export const goldenImagesApi = createBackendPlugin({
  pluginId: 'golden-images',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use((request, response, next) => {
          const answers: Readonly<Record<string, unknown>> = {
            'GET /releases': RELEASES,
            'POST /customizations/requests/preview': PREVIEW,
          };
          const answer = answers[`${request.method} ${request.path}`];
          if (answer) {
            response.json(answer);
          } else {
            next();
          }
        });
      },
    });
  },
});

function release(
  family: string,
  track: string,
  version: string,
  current: boolean = true,
): ReleaseView {
  const repository = `golden/${family}`;
  const tag = `${track}-golden-v${version}`;
  const hex = Buffer.from(`${family}/${track}/${version}`).toString('hex');
  const digest = `sha256:${hex.padEnd(64, '0').slice(0, 64)}`;
  return {
    id: `${family}/${track}/${version}`,
    family,
    track,
    version,
    registry: HOST,
    repository,
    tag,
    digest,
    platforms: [],
    recorded: true,
    timeline: {
      phase: current ? 'active' : 'legacy',
      lastMonth: false,
      supportEndsAt: '2027-08-30',
    },
    current,
    pinnedReference: `${HOST}/${repository}:${tag}@${digest}`,
    workloads: { production: 0, total: 0 },
  };
}
