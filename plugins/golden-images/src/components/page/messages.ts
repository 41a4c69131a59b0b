/** Texts of the organisation's page around its tabs. */
export const pageMessages = {
  title: 'Golden Images',
  tabs: {
    overview: 'Overview',
    workloads: 'Workloads',
    images: 'Images',
    candidates: 'Candidates',
    deprecations: 'Deprecations',
    requests: 'Requests',
    packages: 'Packages',
    releases: 'Releases',
    teams: 'Teams',
    retention: 'Retention',
    sources: 'Sources',
    audit: 'Audit',
  },
} as const;
