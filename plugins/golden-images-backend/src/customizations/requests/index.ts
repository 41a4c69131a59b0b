export * from './createRequests';
export { type Classify } from './Classify';
export { type ListedRequest } from './RequestRow';
export { type RequestStore } from './RequestStore';
export { addRequestRoutes } from './router';
