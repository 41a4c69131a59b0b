/** Numbers, formatted for the language of the app. */
export const countMessages = {
  number: '{{value, number}}',
  workloads_one: '{{count, number}} workload',
  workloads_other: '{{count, number}} workloads',
  more_one: 'Show {{count, number}} more',
  more_other: 'Show {{count, number}} more',
  notListed_one: '{{count, number}} more is not listed here.',
  notListed_other: '{{count, number}} more are not listed here.',
} as const;
