/** What the backend said is wrong, without the request around it. */
export function errorText(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
