import { DEFAULT_POLICY } from '../policy/policy';
import { adoptionChange } from './adoptionChange';
import { standing } from './standing';
import {
  countTeams,
  movers,
  sortTeams,
  type Team,
  type TeamOrder,
} from './teams';
import { workloadCounts } from './workloadCounts';

/** A team with so many golden, not golden and undetermined workloads, and with what was golden of all a month ago. */
function team(
  name: string,
  [golden, not, unknown = 0]: readonly number[],
  options: {
    readonly before?: readonly [number, number];
    readonly daysLeft?: number;
    readonly releases?: number;
  } = {},
): Team {
  const { before, daysLeft, releases = 1 } = options;
  const counts = workloadCounts({ golden, 'third-party': not, unknown });
  const running = Array.from({ length: releases }, (_, i) => ({
    release: `python/3.1${i}/1.0.0`,
    timeline: {
      phase: 'legacy' as const,
      deadline: daysLeft === undefined ? undefined : '2027-08-30',
      daysLeft,
      lastMonth: false,
    },
    workloads: 1,
    pods: 1,
  }));
  const is = standing({ counts, running, supported: [] }, DEFAULT_POLICY);
  return {
    ownerRef: `group:default/${name}`,
    ...is,
    change:
      before &&
      adoptionChange(
        { ratio: is.adoption.ratio, unknown },
        {
          day: '2027-02-14',
          ratio: { numerator: before[0], denominator: before[1] },
          unknown: 0,
        },
      ),
  };
}

function names(teams: readonly { readonly ownerRef: string }[]): string[] {
  return teams.map(({ ownerRef }) => ownerRef.split('/')[1]);
}

describe('sortTeams', () => {
  const teams = [
    team('idle', [0, 0]),
    team('good', [96, 4], { before: [90, 100], daysLeft: 5 }),
    team('half-small', [1, 1], { daysLeft: -3, releases: 3 }),
    team('half-big', [10, 10], { before: [19, 20] }),
    team('also-half-small', [1, 1, 0], { releases: 2 }),
    team('blind', [0, 0, 3]),
  ];

  it.each<[TeamOrder, boolean, string[]]>([
    [
      'adoption',
      false,
      ['blind', 'half-big', 'also-half-small', 'half-small', 'good', 'idle'],
    ],
    [
      'adoption',
      true,
      ['good', 'half-big', 'also-half-small', 'half-small', 'blind', 'idle'],
    ],
    [
      'team',
      false,
      ['also-half-small', 'blind', 'good', 'half-big', 'half-small', 'idle'],
    ],
    [
      'not-golden',
      true,
      ['half-big', 'good', 'also-half-small', 'half-small', 'blind', 'idle'],
    ],
    [
      'unknown',
      true,
      ['blind', 'half-big', 'also-half-small', 'half-small', 'good', 'idle'],
    ],
    [
      'releases',
      true,
      ['half-small', 'also-half-small', 'blind', 'half-big', 'good', 'idle'],
    ],
    [
      'deadline',
      false,
      ['half-small', 'good', 'blind', 'half-big', 'also-half-small', 'idle'],
    ],
    [
      'change',
      false,
      ['half-big', 'good', 'blind', 'also-half-small', 'half-small', 'idle'],
    ],
  ])('by %s (descending: %s)', (by, descending, expected) => {
    expect(names(sortTeams(teams, { by, descending }))).toEqual(expected);
    // Whatever the order they came in.
    const reversed = [...teams].reverse();
    expect(names(sortTeams(reversed, { by, descending }))).toEqual(expected);
  });

  it('orders by the names that people see, in any case', () => {
    const titles = new Map([
      ['group:default/idle', 'zebra'],
      ['group:default/good', 'Älpler'],
      ['group:default/blind', 'Anna'],
    ]);
    const some = teams.filter(({ ownerRef }) => titles.has(ownerRef));
    expect(
      names(sortTeams(some, { by: 'team', descending: false, names: titles })),
    ).toEqual(['good', 'blind', 'idle']);
  });
});

describe('movers', () => {
  const teams = [
    team('steady', [5, 5], { before: [5, 10] }),
    team('new', [9, 1]),
    team('up-little', [6, 4], { before: [5, 10] }),
    team('up-much', [10, 0], { before: [2, 10] }),
    team('up-as-much-with-more', [20, 0], { before: [4, 20] }),
    team('b-twin', [6, 4], { before: [5, 10] }),
    team('down', [4, 6], { before: [5, 10] }),
    team('down-more', [1, 9], { before: [5, 10] }),
    team('cannot-tell', [4, 2, 4], { before: [5, 10] }),
  ];

  it('are those that improved and those that fell back, most first', () => {
    const { improved, fellBack, uncertain } = movers(teams, 10);
    expect(names(improved)).toEqual([
      'up-as-much-with-more',
      'up-much',
      'b-twin',
      'up-little',
    ]);
    expect(names(fellBack)).toEqual(['down-more', 'down']);
    expect(uncertain).toBe(1);
  });

  it('are no more than asked for', () => {
    const { improved, fellBack } = movers(teams, 1);
    expect([names(improved), names(fellBack)]).toEqual([
      ['up-as-much-with-more'],
      ['down-more'],
    ]);
  });
});

it('counts the teams that meet the target, of those that run something', () => {
  const teams = [
    team('exactly-95', [95, 5]),
    team('above', [96, 4]),
    team('all', [1, 0]),
    team('blind', [19, 0, 2]),
    team('idle', [0, 0]),
  ];
  expect(countTeams(teams)).toEqual({
    teams: 4,
    onTarget: 2,
    withoutProduction: 1,
  });
});
