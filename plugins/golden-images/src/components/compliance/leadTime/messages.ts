/** Texts of KPI 2, the mean time to promotion. */
export const leadTimeMessages = {
  title: 'Time to promotion',
  what: 'the time to promotion',
  target: 'Target: {{target}}',
  status: {
    onTarget: 'On target',
    nearTarget: 'Near target',
    offTarget: 'Off target',
    noData: 'No data',
  },
  latest: 'Latest: {{release}}',
  stage: {
    testing: 'pull and test',
    admin: 'wait for promotion',
    notify: 'notify',
  },
  part: '{{stage}} {{days}} d',
  noSplit:
    'When its tests passed is not on record, so its stages are not known.',
  promotions_one: '{{count, number}} promotion, {{from}} to {{to}}',
  promotions_other: '{{count, number}} promotions, {{from}} to {{to}}',
  row: '{{days}} d, golden on {{date}}',
  undated_one:
    '{{count, number}} promotion without a known upstream date is not counted.',
  undated_other:
    '{{count, number}} promotions without a known upstream date are not counted.',
  waiting: 'Waiting, not counted',
  sinceUpstream_one: '{{count, number}} day since its upstream release',
  sinceUpstream_other: '{{count, number}} days since its upstream release',
  sinceOpened_one: '{{count, number}} day since it was opened',
  sinceOpened_other: '{{count, number}} days since it was opened',
} as const;
