import { component, RELEASES, type CompanySize } from '../estate/company';

/** A question that a page asks, with other values in each round. */
export interface Question {
  readonly what: string;
  /** What issue-level aim it has to meet at p95, in milliseconds. */
  readonly aim: number;
  path(round: number): string;
}

/** What the portal asks when people use it: a component's card, the overview, the table with each filter. */
export function questions(size: CompanySize): Question[] {
  const rows = (what: string, filter: (round: number) => string): Question => ({
    what: `workloads: ${what}`,
    aim: 100,
    path: round => `/inventory/workloads?limit=50${filter(round)}`,
  });
  const some = (round: number) =>
    component((round * 137) % size.components, size);
  const release = (round: number) => RELEASES[(round * 25) % RELEASES.length];
  return [
    {
      what: 'summary of an entity',
      aim: 10,
      path: round =>
        `/inventory/entities/component/default/component-${
          (round * 137) % size.components
        }/summary`,
    },
    { what: 'overview', aim: 50, path: () => '/compliance/overview' },
    rows('all', () => ''),
    rows('production', () => '&production=true'),
    rows('verdict, common', () => '&verdict=golden-based'),
    rows('verdict, rare', () => '&verdict=third-party'),
    rows('finding of the usage', () => '&finding=not-pinned'),
    rows('finding of the release', () => '&finding=behind'),
    rows('environment', () => '&environment=staging'),
    rows('cluster', round => `&cluster=cluster-${round % size.clusters}`),
    rows('namespace', round => `&namespace=${some(round).namespace}`),
    rows('entity', round => `&entity=${some(round).entityRef}`),
    rows('owner', round => `&owner=group:default/team-${round % size.teams}`),
    rows('no owner', () => '&owner=none'),
    rows('family', () => '&family=python'),
    rows('track', () => '&family=python&track=4'),
    rows('release', round => `&release=${release(round).id}`),
    rows(
      'text: a name',
      round => `&text=component-${(round * 137) % size.components}`,
    ),
    rows('text: a common word', () => '&text=team'),
    rows('text: nothing found', () => '&text=no-such-thing'),
    { what: 'teams', aim: 100, path: () => '/compliance/teams?limit=50' },
    {
      what: 'images',
      aim: 100,
      path: () => '/inventory/images?limit=50',
    },
    {
      what: 'deprecations',
      aim: 100,
      path: () => '/releases/deprecations',
    },
    {
      what: 'releases',
      aim: 100,
      path: () => '/releases',
    },
    { what: 'sources', aim: 100, path: () => '/inventory/sources' },
    { what: 'facets', aim: 100, path: () => '/inventory/facets' },
  ];
}
