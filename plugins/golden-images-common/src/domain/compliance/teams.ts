import { compareRatios, type AdoptionChange } from './adoptionChange';
import type { Kpi } from './kpi';
import type { Standing } from './standing';

/** A team: an owner in the catalog, with how it stands. */
export interface Team extends Standing {
  readonly ownerRef: string;
  /** Absent when nothing was kept of it a month ago, e.g. of a new or renamed team. */
  readonly change?: AdoptionChange;
}

/** A team whose adoption moved, and by how much. */
export interface Mover {
  readonly ownerRef: string;
  readonly adoption: Kpi;
  readonly change: AdoptionChange;
}

/** Teams that moved most, for recognition and for help (R-MIG-03). */
export interface Movers {
  /** Most points first. */
  readonly improved: readonly Mover[];
  /** Most points lost first. */
  readonly fellBack: readonly Mover[];
  /** Teams of which it cannot be told, because too much could not be determined. */
  readonly uncertain: number;
}

/** What teams can be ordered by. */
export const TEAM_ORDERS = [
  'adoption',
  'team',
  'not-golden',
  'unknown',
  'releases',
  'deadline',
  'change',
] as const;

/** See {@link TEAM_ORDERS}. */
export type TeamOrder = (typeof TEAM_ORDERS)[number];

/**
 * Orders teams by one of their figures. A team that has no such figure comes
 * last either way. Ties go by adoption, worst first, then by what is missing to
 * the target, then by reference, so that the order is the same every time.
 * @param names - titles by reference, for the order by team; without one the reference is its name.
 */
export function sortTeams(
  teams: readonly Team[],
  options: {
    readonly by: TeamOrder;
    readonly descending: boolean;
    readonly names?: ReadonlyMap<string, string>;
  },
): Team[] {
  const { by, descending, names } = options;
  const sign = descending ? -1 : 1;
  return teams
    .map(team => ({ team, key: keyOf(team, by, names) }))
    .sort(
      (a, b) =>
        Number(a.key === undefined) - Number(b.key === undefined) ||
        sign * compareKeys(a.key, b.key) ||
        compareTeams(a.team, b.team),
    )
    .map(({ team }) => team);
}

/** The movers of the month: the first `limit` of each direction. */
export function movers(teams: readonly Team[], limit: number): Movers {
  const moved = teams.flatMap(({ ownerRef, adoption, change }) =>
    change ? [{ ownerRef, adoption, change }] : [],
  );
  const by = (trend: AdoptionChange['trend'], sign: 1 | -1) =>
    moved
      .filter(({ change }) => change.trend === trend)
      .sort(
        (a, b) =>
          sign * (a.change.points - b.change.points) ||
          sign * (a.change.workloads - b.change.workloads) ||
          compareText(a.ownerRef, b.ownerRef),
      )
      .slice(0, limit);
  return {
    improved: by('improved', -1),
    fellBack: by('fell-back', 1),
    uncertain: moved.filter(({ change }) => change.trend === 'uncertain')
      .length,
  };
}

/** How many teams meet the target, of those that run something in production. */
export function countTeams(teams: readonly Team[]): {
  readonly teams: number;
  readonly onTarget: number;
  readonly withoutProduction: number;
} {
  const count = (status: Kpi['status']) =>
    teams.filter(({ adoption }) => adoption.status === status).length;
  const withoutProduction = count('no-data');
  return {
    teams: teams.length - withoutProduction,
    onTarget: count('on-target'),
    withoutProduction,
  };
}

type Key = number | string | Kpi['ratio'];

function keyOf(
  team: Team,
  by: TeamOrder,
  names: ReadonlyMap<string, string> | undefined,
): Key | undefined {
  const { ratio } = team.adoption;
  switch (by) {
    case 'adoption':
      return ratio.denominator === 0 ? undefined : ratio;
    case 'team':
      return names?.get(team.ownerRef) ?? team.ownerRef;
    case 'not-golden':
      return team.nonGolden.reduce((sum, { workloads }) => sum + workloads, 0);
    case 'unknown':
      return team.unknown;
    case 'releases':
      return team.sprawl.inUse.length;
    case 'deadline':
      return [...team.overdue, ...team.upcoming][0]?.daysLeft;
    case 'change':
      return team.change?.points;
    default:
      return by satisfies never;
  }
}

function compareKeys(a: Key | undefined, b: Key | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  if (typeof a === 'string' && typeof b === 'string') {
    return a.localeCompare(b, 'en', { sensitivity: 'base' });
  }
  return typeof a === 'object' && typeof b === 'object'
    ? compareRatios(a, b)
    : 0;
}

function compareTeams(a: Team, b: Team): number {
  const [left, right] = [a.adoption.ratio, b.adoption.ratio];
  return (
    Number(left.denominator === 0) - Number(right.denominator === 0) ||
    compareRatios(left, right) ||
    b.toTarget - a.toTarget ||
    compareText(a.ownerRef, b.ownerRef)
  );
}

function compareText(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
