import type {
  CustomizationRequest,
  RequestFacts,
} from '@image-governance/plugin-golden-images-common';

/** What a team said, without what became of it. */
export function factsOf(request: CustomizationRequest): RequestFacts {
  const {
    id,
    revision,
    state,
    since,
    report,
    requestedBy,
    authors,
    createdAt,
    submittedAt,
    pullRequestUrl,
    variant,
    ...facts
  } = request;
  return facts;
}
