/** Whether an error says that the viewer may not see this (HTTP 403). */
export function isDenied(error: Error): boolean {
  return (
    error.name === 'NotAllowedError' ||
    ('statusCode' in error && error.statusCode === 403)
  );
}
