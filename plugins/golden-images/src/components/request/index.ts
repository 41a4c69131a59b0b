export { Loaded, type Request } from './Loaded';
export { LoadingLines } from './LoadingLines';
export { RequestError } from './RequestError';
export { isConflict } from './isConflict';
export { isDenied } from './isDenied';
export { isNotFound } from './isNotFound';
