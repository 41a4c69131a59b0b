/** Texts of the card of a golden image track. */
export const trackMessages = {
  title: 'Golden image track',
  what: 'this golden image track',
  currentRelease: 'Current release',
  fromLine: 'For new services',
  copyFromLine: 'Copy FROM line',
  noCurrentRelease: 'No release of it is for new services.',
  neverSeen: 'It is on record, but no release of it was seen in a registry.',
  mustLeaveBy: 'Users must be off it by {{date}}.',
  shouldHaveLeftBy: 'Users should have been off it by {{date}}.',
  supportEnds: 'Support ends on {{date}}.',
  users: {
    title: 'Who runs it',
    none: 'No workload that you may see runs it.',
    workloads_one: '{{count}} workload',
    workloads_other: '{{count}} workloads',
    production: '{{workloads}} in production',
    entities_one: 'of {{count}} catalog entity',
    entities_other: 'of {{count}} catalog entities',
  },
  releases: {
    title: 'Releases',
    current: 'current',
    unseen: 'on record, not seen in a registry',
    more_one: 'and {{count}} older',
    more_other: 'and {{count}} older',
  },
  noAnnotation:
    'This entity does not say which golden image track it is: its annotation {{annotation}} is missing. The catalog module of Golden Images writes it.',
} as const;
