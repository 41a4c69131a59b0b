import type { RequestFilter } from '@image-governance/plugin-golden-images-common';
import type { Turns } from './useTurns';

/** Which requests are shown: those whose turn it is, those of the viewer's teams, or all. */
export const SHOWN = [
  'team',
  'security',
  'platform',
  'ci',
  'mine',
  'all',
] as const;

/** See {@link SHOWN}. */
export type Shown = (typeof SHOWN)[number];

/** A view of those that wait for the same. */
export type Turn = Exclude<Shown, 'mine' | 'all'>;

/** What the viewer is to do: reviews first, since others wait for them. */
export function myTurns({ roles, waiting }: Turns): readonly Turn[] {
  const mine: readonly Turn[] = [...roles, 'team'];
  return mine.filter(turn => waiting[turn] > 0);
}

/** What to show somebody who asked for nothing in particular: what waits for them, else everything. */
export function firstShown(turns: Turns): Shown {
  return myTurns(turns)[0] ?? 'all';
}

/** The filter that a view stands for; `undefined` where nothing can match: the viewer has no team. */
export function filterOf(
  shown: Shown,
  { teams }: Turns,
): RequestFilter | undefined {
  switch (shown) {
    case 'all':
      return { order: 'newest' };
    case 'mine':
      return teams.length > 0 ? { team: teams, order: 'newest' } : undefined;
    case 'team':
      return teams.length > 0 ? { team: teams, waitsFor: 'team' } : undefined;
    default:
      return { waitsFor: shown };
  }
}
