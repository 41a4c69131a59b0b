/** Whether an error says that somebody else was there first (HTTP 409). */
export function isConflict(error: Error): boolean {
  return (
    error.name === 'ConflictError' ||
    (error.cause instanceof Error && error.cause.name === 'ConflictError') ||
    ('statusCode' in error && error.statusCode === 409)
  );
}
