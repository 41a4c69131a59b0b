import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { useApi } from '@backstage/core-plugin-api';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useLiveRequest, type LiveRequest } from '../live';
import { useRunningScans, type SeenScan } from './useRunningScans';

/** How long a scan that was asked for is awaited, in milliseconds. */
const PATIENCE = 60_000;

interface Asked {
  readonly source: string;
  /** The last scan before it was asked for. */
  readonly scan?: string;
  readonly at: number;
}

/** The sources with the scans that run, kept up to date. */
export function useSources(): {
  readonly request: LiveRequest<readonly SourceView[]>;
  readonly running: ReadonlyMap<string, SeenScan>;
  /** Whether a scan was asked for that has not started yet. */
  isAwaited(source: SourceView): boolean;
  /** To be called once a scan of a source was asked for. */
  onScanAsked(source: SourceView): void;
} {
  const api = useApi(goldenImagesApiRef);
  const request = useLiveRequest(() => api.listSources(), [api]);
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const sources = request.value ?? [];
  const awaited = asked.filter(({ source, scan }) =>
    sources.some(
      ({ name, lastScan }) => name === source && lastScan?.id === scan,
    ),
  );
  useInterval(
    () => setAsked(all => all.filter(({ at }) => Date.now() - at < PATIENCE)),
    asked.length > 0 ? 1_000 : null,
  );
  const running = useRunningScans({
    listed: sources.flatMap(({ state, lastScan }) =>
      state === 'running' && lastScan ? [lastScan.id] : [],
    ),
    awaiting: awaited.length > 0,
    onChange: request.reload,
  });
  return {
    request,
    running,
    isAwaited: ({ name }) => awaited.some(({ source }) => source === name),
    onScanAsked: ({ name, lastScan }) => {
      setAsked(all => [
        ...all.filter(({ source }) => source !== name),
        { source: name, scan: lastScan?.id, at: Date.now() },
      ]);
      request.reload();
    },
  };
}
