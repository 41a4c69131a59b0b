/** The pull request of a customization, as the publish step of a template takes it (R-REQ-03..13). */
export interface RequestPullRequest {
  readonly title: string;
  readonly body: string;
  /** `feature/add-postgres-client`. */
  readonly branch: string;
  /** `tier-2-controlled`, runtime, category. */
  readonly labels: readonly string[];
  /** Teams of the Git host that a review is requested from. */
  readonly teamReviewers: readonly string[];
  /** The same teams as the handbook has them, `@platform-team`; kept on record (AMB-18). */
  readonly assignees: readonly string[];
  /** Where the Dockerfile goes in the repository of images. */
  readonly path: string;
}
