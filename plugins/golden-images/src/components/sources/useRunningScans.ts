import { useEffect, useRef, useState } from 'react';
import useInterval from 'react-use/esm/useInterval';
import useLatest from 'react-use/esm/useLatest';
import { useApi } from '@backstage/core-plugin-api';
import {
  GOLDEN_IMAGES_SCANS_CHANNEL,
  type RunningScan,
  type RunningScans,
  type ScanSignal,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useChannel, useCoalesced } from '../live';

/** Shortest time between two questions, in milliseconds. */
const SHORTEST = 1_000;

/** How often a running scan is asked for while no signal tells of one, in milliseconds. */
const POLL = 2_000;

/** How often is looked whether one runs, for portals without signals, in milliseconds. */
const IDLE_POLL = 30_000;

/** Without a signal for this long, signals are taken to be silent, in milliseconds. */
const SILENCE = 5_000;

/** A running scan, with the time at which that was so. */
export interface SeenScan extends RunningScan {
  /** Seconds since it started, at that time. */
  readonly elapsed: number;
  /** By the browser's clock, in milliseconds. */
  readonly seenAt: number;
}

/**
 * The scans that run, in whatever replica: asked for when a signal says so, and
 * every other second while signals are silent (docs/adr/0007-live-progress.md).
 */
export function useRunningScans(options: {
  /** Ids of the scans that the page takes for running. */
  readonly listed: readonly string[];
  /** True while a scan is awaited. */
  readonly awaiting: boolean;
  /** Called when others run than listed, or one ended. */
  readonly onChange: () => void;
}): ReadonlyMap<string, SeenScan> {
  const api = useApi(goldenImagesApiRef);
  const [seen, setSeen] = useState<{ answer: RunningScans; at: number }>();
  const latest = useLatest(options);
  const heardAt = useRef(0);

  const look = useCoalesced(async () => {
    try {
      setSeen({ answer: await api.listRunningScans(), at: Date.now() });
    } catch {
      // What is shown stays; the list of sources says what is wrong.
    }
  }, SHORTEST);
  useEffect(look, [look]);

  useChannel<ScanSignal>(GOLDEN_IMAGES_SCANS_CHANNEL, ({ state }) => {
    heardAt.current = Date.now();
    look();
    if (state !== 'running') {
      latest.current.onChange();
    }
  });

  const running = (seen?.answer.scans.length ?? 0) > 0;
  const busy = running || options.listed.length > 0 || options.awaiting;
  useInterval(
    () => {
      if (Date.now() - heardAt.current >= SILENCE) {
        look();
      }
    },
    busy ? POLL : IDLE_POLL,
  );

  useEffect(() => {
    const { listed, awaiting, onChange } = latest.current;
    const ids = seen?.answer.scans.map(({ scan }) => scan.id);
    // One that was awaited may have come and gone between two looks.
    if (ids && (awaiting || !sameMembers(ids, listed))) {
      onChange();
    }
  }, [seen, latest]);

  return new Map(
    seen?.answer.scans.map(each => [
      each.source,
      {
        ...each,
        elapsed:
          (Date.parse(seen.answer.at) - Date.parse(each.scan.startedAt)) / 1000,
        seenAt: seen.at,
      },
    ]),
  );
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(member => b.includes(member));
}
