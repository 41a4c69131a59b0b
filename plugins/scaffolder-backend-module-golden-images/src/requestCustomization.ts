import { InputError } from '@backstage/errors';
import type {
  GoldenImagesApi,
  NewCustomizationRequest,
  RequestPreview,
  RequestPullRequest,
} from '@image-governance/plugin-golden-images-common';
import { sayingWhy } from './sayingWhy';

/** What came of a request, as a task keeps it. Types, so that they are JSON. */
export type RequestResult = {
  outcome: 'not-needed' | 'previewed' | 'recorded';
  message: string;
  /** Of the request; absent in a dry run, and where none is needed. */
  id?: string;
  /** Absent where no request is needed. */
  pullRequest?: PullRequestText;
  /** What reviewers will ask about and what was asked for before, in sentences. */
  remarks: string[];
};

/** See `RequestPullRequest`. */
export type PullRequestText = {
  title: string;
  body: string;
  branch: string;
  labels: string[];
  teamReviewers: string[];
  assignees: string[];
  path: string;
};

type CustomizationsApi = Pick<
  GoldenImagesApi,
  'previewCustomization' | 'requestCustomization'
>;

/**
 * Asks for a customization, after a look at what it would be.
 * @throws InputError with the backend's message for tier 3 (R-TIER-04), which names every finding, and with
 * all that is wrong with what was entered
 */
export async function requestCustomization(
  api: CustomizationsApi,
  wanted: NewCustomizationRequest,
  { record }: { record: boolean },
): Promise<RequestResult> {
  const { key: _, draft: __, pullRequestUrl: ___, ...facts } = wanted;
  const preview = await sayingWhy(api.previewCustomization(facts));
  refuseWhatCannotBe(preview);
  const remarks = [...preview.advisories, ...preview.related.sentences];
  const { message } = preview;
  if (preview.outcome === 'not-needed') {
    return { outcome: 'not-needed', message, remarks };
  }
  if (!record) {
    return {
      outcome: 'previewed',
      message,
      pullRequest: preview.pullRequest && textOf(preview.pullRequest),
      remarks,
    };
  }
  const result = await sayingWhy(api.requestCustomization(wanted));
  return result.outcome === 'recorded'
    ? {
        outcome: 'recorded',
        message: result.message,
        id: result.request.id,
        pullRequest: textOf(result.request.pullRequest),
        remarks,
      }
    : { outcome: 'not-needed', message: result.message, remarks };
}

function refuseWhatCannotBe({
  outcome,
  message,
  problems,
}: RequestPreview): void {
  if (outcome === 'refused') {
    throw new InputError(message);
  }
  if (outcome === 'request' && problems.length > 0) {
    throw new InputError(problems.join('\n'));
  }
}

function textOf(pullRequest: RequestPullRequest): PullRequestText {
  const { title, body, branch, path, labels } = pullRequest;
  return {
    title,
    body,
    branch,
    path,
    labels: [...labels],
    teamReviewers: [...pullRequest.teamReviewers],
    assignees: [...pullRequest.assignees],
  };
}
