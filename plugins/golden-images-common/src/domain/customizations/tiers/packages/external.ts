import type { Draft } from '../draft';
import { show, type Word } from '../shell/word';
import type { TierPolicy } from '../tierPolicy';
import { judgeSource } from './source';

/** What it means that something comes from an address; empty where that is approved. */
export function externalDrafts(
  from: Word,
  what: string,
  kind: 'package' | 'language' | 'any',
  policy: TierPolicy,
): Draft[] {
  const shown = show(from);
  switch (judgeSource(from, kind, policy)) {
    case 'approved':
    case 'own-host':
      return [];
    case 'unknown':
      return [
        {
          item: 'external-source',
          undecided: true,
          reason: `${what} from ${shown}, of which the host cannot be read`,
        },
      ];
    default:
      return [
        {
          item: 'external-source',
          reason: `${what} from ${shown}, which is no approved source`,
        },
      ];
  }
}
