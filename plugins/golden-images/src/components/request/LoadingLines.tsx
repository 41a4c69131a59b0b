import Skeleton from '@material-ui/lab/Skeleton';

/** Placeholder while a request runs. */
export function LoadingLines(props: { what: string }) {
  return (
    <div role="status" aria-busy="true" aria-label={`Loading ${props.what}`}>
      <Skeleton variant="text" width="60%" />
      <Skeleton variant="text" width="90%" />
      <Skeleton variant="text" width="75%" />
    </div>
  );
}
