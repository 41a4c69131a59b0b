import { createHash } from 'node:crypto';
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  APPROVED_STATES,
  goldenImagesCustomizationReportPermission,
  isSamePullRequest,
  nextVariantVersion,
  parsePullRequestAddress,
  REQUEST_STATE_TITLE,
  requestPath,
  variantRepository,
  type Policy,
  type PullRequestSettings,
  type RequestedImage,
  type RequestedImageQuery,
} from '@image-governance/plugin-golden-images-common';
import type { Actors } from '../../audit';
import { requireReporter } from './ReportIntake';
import type { RequestQueries } from './RequestQueries';

/** Most requests for images of one name that are looked at, newest first. */
const NEWEST = 50;

type Candidate = Awaited<ReturnType<RequestQueries['ofImage']>>[number];

/** Options of {@link RequestedImages}. */
export interface RequestedImagesOptions {
  readonly queries: Pick<RequestQueries, 'ofImage'>;
  readonly actors: Actors;
  readonly permissions: PermissionsService;
  readonly policy: Policy;
  readonly settings: PullRequestSettings;
}

/** Tells CI which request a Dockerfile of the repository of images is of: the tree says it, no text that a pull request could forge. */
export class RequestedImages {
  readonly #options: RequestedImagesOptions;

  constructor(options: RequestedImagesOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, NotFoundError */
  async find(
    query: RequestedImageQuery,
    credentials: BackstageCredentials,
  ): Promise<RequestedImage> {
    await this.#authorize(credentials);
    const { queries, policy, settings } = this.#options;
    const [name] = query.path.split('/').slice(-2);
    const ofPath = (await queries.ofImage(name, { limit: NEWEST })).filter(
      each => requestPath(each, settings) === query.path,
    );
    const [request] = ofPath
      .filter(each => mayBeIn(each, query.pullRequestUrl))
      .sort((a, b) => rankOf(b, query) - rankOf(a, query));
    if (!request) {
      throw new NotFoundError(
        `No customization request is for ${query.path}; it is asked for in the portal`,
      );
    }
    const { id, revision, state, base, packages, variant } = request;
    return {
      id,
      revision,
      state,
      stateTitle: REQUEST_STATE_TITLE[state],
      base,
      packages: packages.map(each => each.name),
      dockerfileDigest: dockerfileDigest(request.dockerfile),
      repository: `${policy.registries.internal}/${variantRepository(
        request,
        policy,
        settings,
      )}`,
      version: nextVariantVersion(
        ofPath.flatMap(each => each.variant?.reference ?? []),
      ),
      published: variant?.reference,
      pullRequestUrl: request.pullRequestUrl,
    };
  }

  async #authorize(credentials: BackstageCredentials): Promise<void> {
    const { permissions, actors } = this.#options;
    const [decision] = await permissions.authorize(
      [{ permission: goldenImagesCustomizationReportPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not report on customization requests');
    }
    requireReporter(await actors.of(credentials));
  }
}

/** `sha256:…` of a Dockerfile, whatever its line ends and whatever white space ends it: neither changes what is built. */
export function dockerfileDigest(text: string): string {
  const canonical = text.replace(/\r\n?/g, '\n').trimEnd();
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}

/** A request that names another pull request as its own is none of this one. */
function mayBeIn(
  { pullRequestUrl }: Candidate,
  wanted: string | undefined,
): boolean {
  return !wanted || !pullRequestUrl || isSame(pullRequestUrl, wanted);
}

/** The sort is stable, so that among equals the newest stays first. */
function rankOf(request: Candidate, query: RequestedImageQuery): number {
  const sameText =
    dockerfileDigest(request.dockerfile) === query.dockerfileDigest;
  const expected = query.pullRequestUrl
    ? request.pullRequestUrl !== undefined
    : APPROVED_STATES.includes(request.state);
  return (sameText ? 2 : 0) + (expected ? 1 : 0);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map(parsePullRequestAddress);
  return a && b ? isSamePullRequest(a, b) : one === other;
}
