import {
  DefaultGitlabCredentialsProvider,
  getGitLabRequestOptions,
  type ScmIntegrations,
} from '@backstage/integration';
import {
  readGitlabApproval,
  readGitlabMergeRequest,
  type ParsedHostEvent,
  type PullRequestAddress,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import { askHost, HostError } from './HostApi';

const approvals = z.object({
  approved_by: z
    .array(
      z.looseObject({
        user: z.looseObject({
          username: z.string().transform(name => name.toLowerCase()),
        }),
      }),
    )
    .max(1000),
});

/** Reads the approvals of merge requests of GitLab. */
export class GitlabReader {
  readonly #integrations: ScmIntegrations;
  readonly #credentials: DefaultGitlabCredentialsProvider;

  constructor(integrations: ScmIntegrations) {
    this.#integrations = integrations;
    this.#credentials =
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
  }

  /**
   * @param known - user names of those whose approvals are known: GitLab lists
   * approvals only, so that those of whom there is none any more took theirs back
   * @throws HostError
   */
  async read(
    place: PullRequestAddress,
    known: readonly string[],
    at: Date,
    signal: AbortSignal,
  ): Promise<ParsedHostEvent[]> {
    const { host, repository, number } = place;
    const integration = this.#integrations.gitlab.byHost(host);
    if (!integration) {
      throw new HostError(`integrations.gitlab has no entry for ${host}`);
    }
    const { token } = await this.#credentials.getCredentials({
      url: `https://${host}/${repository}`,
    });
    const { headers } = getGitLabRequestOptions(integration.config, token);
    const path = `${
      integration.config.apiBaseUrl
    }/projects/${encodeURIComponent(repository)}/merge_requests/${number}`;
    const read = approvals.safeParse(
      await askHost(new URL(`${path}/approvals`), headers, signal),
    );
    if (!read.success) {
      throw new HostError(`${host} did not answer with approvals`);
    }
    const { approved_by: given } = read.data;
    const mergeRequest = await askHost(new URL(path), headers, signal);
    return [
      ...given.map(each => readGitlabApproval(place, each)),
      ...known
        .filter(name => !given.some(({ user }) => user.username === name))
        .map(name => takenBack(place, name, at)),
      readGitlabMergeRequest(place, mergeRequest),
    ];
  }
}

function takenBack(
  place: PullRequestAddress,
  reviewer: string,
  now: Date,
): ParsedHostEvent {
  const at = now.toISOString();
  return {
    kind: 'event',
    event: {
      ...place,
      reviewer,
      verdict: 'dismissed',
      at,
      eventId: `dismissed:${reviewer}:${at}`,
    },
  };
}
