import type { RequestRow } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ownerName } from '../releases/ownerName';

/** Says whom a request waits for; a team by its name. Empty when nobody can do anything. */
export function useWaitingNames(): (
  request: Pick<RequestRow, 'waitsFor' | 'team'>,
) => string {
  const { t } = useTexts();
  return ({ waitsFor, team }) =>
    waitsFor
      .map(who =>
        who === 'team' ? ownerName(team) : t(`customizations.who.${who}`),
      )
      .join(', ');
}
