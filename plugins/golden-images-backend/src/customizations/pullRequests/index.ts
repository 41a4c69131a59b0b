export {
  createPullRequests,
  startPullRequests,
  type PullRequestsPart,
} from './createPullRequests';
