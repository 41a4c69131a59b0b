export * from './createRequests';
export { type Classify } from './Classify';
export { type ListedRequest } from './RequestRow';
export { type RequestQueries } from './RequestQueries';
export { addRequestRoutes } from './router';
export { requestLink } from './requestNotices';
