/** Texts of the cards about a group, a system, a domain or one's own teams. */
export const scopeMessages = {
  title: 'Golden images',
  whatEntity: 'the golden images of this entity',
  whatMine: 'the golden images of your teams',
  of: {
    ownersAlone: 'What this group owns itself',
    owners_one: 'What this group owns',
    owners_other:
      'What {{count, number}} groups own: this one and those below it',
    entities: 'What its components run',
    limited:
      'There are more than {{value, number}} parts; the figures are of the first ones only.',
  },
  relations: {
    label: 'Whose workloads are counted',
    aggregated: 'With child groups',
    direct: 'This group only',
  },
  empty: {
    owners:
      'No workload of these owners was seen. Workloads get an owner from the component that they are tied to.',
    entities:
      'No workload of these components was seen. Components are tied to their workloads by annotations.',
  },
  adoption: 'Adoption',
  notGolden: 'Not golden',
  unknown: 'Unknown',
  sprawl: 'Sprawl index',
  deadlines: 'Next deadlines',
  worst: 'Most to do',
  noComponent: 'no component',
  workloads_one: '{{count, number}} workload not golden',
  workloads_other: '{{count, number}} workloads not golden',
  all: 'See all their workloads',
  tooMany: 'These are more than the table of workloads can be filtered by.',
  mine: {
    noTeams:
      'You own nothing in this portal: you are signed in as a member of no team.',
    limited:
      'You are a member of {{all, number}} teams; the figures are of the first {{shown, number}}.',
    teams: 'Compare all teams',
  },
} as const;
