import { ReleaseLink } from '../releases/ReleaseLink';

const RELEASE = 'release:';

/** What a decision is about; a release opens. */
export function ObjectName(props: { object: string }) {
  const { object } = props;
  const id = object.startsWith(RELEASE)
    ? object.slice(RELEASE.length)
    : undefined;
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {id ? <ReleaseLink id={id}>{id}</ReleaseLink> : object}
    </span>
  );
}
