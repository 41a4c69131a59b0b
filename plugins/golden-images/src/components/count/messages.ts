/** Numbers, formatted for the language of the app. */
export const countMessages = {
  number: '{{value, number}}',
  workloads_one: '{{count, number}} workload',
  workloads_other: '{{count, number}} workloads',
  more_one: 'Show {{count, number}} more',
  more_other: 'Show {{count, number}} more',
} as const;
