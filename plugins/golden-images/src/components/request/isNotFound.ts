/** Whether an error says that there is no such thing (HTTP 404). */
export function isNotFound(error: Error): boolean {
  return (
    error.name === 'NotFoundError' ||
    (error.cause instanceof Error && error.cause.name === 'NotFoundError') ||
    ('statusCode' in error && error.statusCode === 404)
  );
}
