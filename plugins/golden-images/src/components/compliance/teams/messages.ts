/** Texts of the teams page. */
export const teamsMessages = {
  what: 'the teams',
  sentence: {
    target_one:
      '{{onTarget, number}} of {{count, number}} team meets the target of {{target}}.',
    target_other:
      '{{onTarget, number}} of {{count, number}} teams meet the target of {{target}}.',
    idle_one: '{{count, number}} more runs nothing in production.',
    idle_other: '{{count, number}} more run nothing in production.',
    improved: 'Most improved since {{since}}: {{names}}.',
    noTeam: 'No team runs anything in production yet.',
  },
  filter: {
    label: 'Team',
    none: 'No team matches “{{text}}”.',
    reset: 'Show all teams',
  },
  table: {
    title: 'Teams',
    label: 'Teams',
    team: 'Team',
    adoption: 'Adoption',
    notGolden: 'Not golden',
    unknown: 'Unknown',
    releases: 'Releases in use',
    deadline: 'Next deadline',
    change: 'Change in a month',
    changeSince: 'Change since {{since}}',
    newTeam: 'Not counted then',
    notCompared: 'Nothing to compare with yet',
  },
  movers: {
    title: 'Movers of the month',
    subheader: 'Change of adoption since {{since}}',
    improved: 'Most improved',
    fellBack: 'Fell back',
    nobodyImproved: 'No team improved.',
    nobodyFellBack: 'No team fell back.',
    now: '{{now}}, was {{before, number}} of {{beforeAll, number}}',
    uncertain_one:
      'Of {{count, number}} team it cannot be told, because too much could not be determined.',
    uncertain_other:
      'Of {{count, number}} teams it cannot be told, because too much could not be determined.',
    notYet:
      'Figures of teams are kept every day. Once there are some of a month ago, the teams that moved most are named here.',
  },
  unowned: {
    title: 'Without an owner',
    text_one:
      '{{workloads}} in production belongs to nobody in the catalog: nobody can be asked to move it.',
    text_other:
      '{{workloads}} in production belong to nobody in the catalog: nobody can be asked to move them.',
    help: 'To give a workload an owner, tie it to a component and name the owner of that component, in its catalog-info.yaml:',
    copy: 'Copy the lines',
  },
  noOwners: 'No workload has an owner in the catalog yet.',
} as const;
