import { useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useInterval from 'react-use/esm/useInterval';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { Loaded } from '../request';
import { NothingScanned } from './NothingScanned';
import { SourceCard } from './SourceCard';

/** How often a running scan is looked at, in milliseconds. */
const POLL_INTERVAL = 2_000;

/** How many times to look for a scan that was asked for and may not have started yet. */
const POLLS_AFTER_ASKING = 15;

/** What the portal reads, how old each answer is, and why a scan failed. */
export function SourcesPage() {
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.listSources(), [api]);
  const [pollsLeft, setPollsLeft] = useState(0);
  const running = request.value?.some(source => source.state === 'running');
  const poll = () => {
    setPollsLeft(left => Math.max(0, left - 1));
    request.retry();
  };
  useInterval(poll, running || pollsLeft > 0 ? POLL_INTERVAL : null);
  const onScanAsked = () => {
    setPollsLeft(POLLS_AFTER_ASKING);
    request.retry();
  };
  return (
    <Loaded request={request} what="the sources">
      {sources =>
        sources.length === 0 ? (
          <NothingScanned />
        ) : (
          <>
            {sources.map(source => (
              <SourceCard
                key={source.name}
                source={source}
                onScanAsked={onScanAsked}
              />
            ))}
          </>
        )
      }
    </Loaded>
  );
}
