export { readGithubPullRequest, readGithubReview } from './githubEvents';
export { readGitlabApproval, readGitlabMergeRequest } from './gitlabEvents';
export * from './hostEvent';
export * from './hostReview';
export * from './parseHostEvent';
export * from './pullRequestAddress';
