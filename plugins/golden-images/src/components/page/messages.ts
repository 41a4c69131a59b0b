/** Texts of the organisation's page around its tabs. */
export const pageMessages = {
  title: 'Golden Images',
  tabs: {
    overview: 'Overview',
    workloads: 'Workloads',
    images: 'Images',
    candidates: 'Candidates',
    deprecations: 'Deprecations',
    releases: 'Releases',
    teams: 'Teams',
    sources: 'Sources',
  },
} as const;
