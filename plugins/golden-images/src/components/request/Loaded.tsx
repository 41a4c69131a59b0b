import type { ReactNode } from 'react';
import { LoadingLines } from './LoadingLines';
import { RequestError } from './RequestError';

/** A request that may be asked again, as `useAsyncRetry` gives it. */
export interface Request<T> {
  readonly loading: boolean;
  readonly error?: Error;
  readonly value?: T;
  retry(): void;
}

/** The states every request has: loading, denied, failed, answered. The last answer stays while a newer one loads. */
export function Loaded<T>(props: {
  request: Request<T>;
  /** What was asked for, e.g. `the golden images of this component`. */
  what: string;
  /** Name of the permission that it takes; default that of reading the inventory. */
  permission?: string;
  children: (value: T) => ReactNode;
}) {
  const { request, what, permission, children } = props;
  if (request.error) {
    return (
      <RequestError
        error={request.error}
        what={what}
        permission={permission}
        onRetry={request.retry}
      />
    );
  }
  if (request.value === undefined) {
    return <LoadingLines what={what} />;
  }
  return <>{children(request.value)}</>;
}
