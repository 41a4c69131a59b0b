import { ConsumersTable } from '../ConsumersTable';
import { OfRelease } from './OfRelease';
import { BuiltOnIt } from './BuiltOnIt';

/** Who runs a release, by owner and environment, and what was built on it. */
export function ConsumersPanel() {
  return (
    <OfRelease>
      {release => (
        <>
          <BuiltOnIt release={release} />
          <ConsumersTable release={release} />
        </>
      )}
    </OfRelease>
  );
}
