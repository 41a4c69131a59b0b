import { closingFigures } from './closing';
import type { MigrationStatus, TeamProgress } from './deprecationProgress';

function team(
  name: string | undefined,
  status: MigrationStatus,
  workloads: number,
): TeamProgress {
  return {
    ownerRef: name && `group:default/${name}`,
    status,
    left: { workloads, pods: workloads * 2 },
    moved: { workloads: 0, pods: 0 },
    holdOut: workloads > 0,
  };
}

it('AMB-01b: closes each team with exactly one status, those who are left first (R-DEP-12)', () => {
  const closed = closingFigures([
    team('done', 'migrated', 0),
    team('late', 'not-started', 1),
    team('half', 'in-progress', 3),
    team('agreed', 'emergency', 2),
    team(undefined, 'not-started', 4),
  ]);
  expect(closed).toMatchObject({
    migrated: 1,
    emergency: 1,
    remaining: 2,
    unownedWorkloads: 4,
  });
  expect(
    closed.teams.map(({ ownerRef, status, pods }) => [ownerRef, status, pods]),
  ).toEqual([
    [undefined, 'remaining', 8],
    ['group:default/half', 'remaining', 6],
    ['group:default/late', 'remaining', 2],
    ['group:default/agreed', 'emergency', 4],
    ['group:default/done', 'migrated', 0],
  ]);
});

it('R-DEP-12: 45 migrated, 2 emergency, zero left', () => {
  const closed = closingFigures([
    ...Array.from({ length: 45 }, (_, i) => team(`t${i}`, 'migrated', 0)),
    team('x', 'emergency', 1),
    team('y', 'emergency', 1),
  ]);
  expect(closed).toMatchObject({ migrated: 45, emergency: 2, remaining: 0 });
});
