import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  TEAM_ORDERS,
  type TeamFilter,
  type TeamOrder,
} from '@image-governance/plugin-golden-images-common';

/** What the table of teams is filtered and ordered by. */
export type TeamsShown = Required<Pick<TeamFilter, 'sort' | 'order'>> &
  Pick<TeamFilter, 'text'>;

/** Filter and order of the table, kept in the address so that they can be linked and shared. */
export function useTeamFilter(): {
  shown: TeamsShown;
  setShown: (shown: TeamsShown) => void;
} {
  const [params, setParams] = useSearchParams();
  const shown = useMemo(() => fromParams(params), [params]);
  const setShown = useCallback(
    ({ text, sort, order }: TeamsShown) =>
      setParams({ ...(text && { text }), sort, order }, { replace: true }),
    [setParams],
  );
  return { shown, setShown };
}

function fromParams(params: URLSearchParams): TeamsShown {
  const sort = params.get('sort');
  return {
    text: params.get('text') || undefined,
    sort:
      TEAM_ORDERS.find((order): order is TeamOrder => order === sort) ??
      'adoption',
    order: params.get('order') === 'desc' ? 'desc' : 'asc',
  };
}
