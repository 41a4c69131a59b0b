/** Texts of the organisation's page around its tabs. */
export const pageMessages = {
  title: 'Golden Images',
  tabs: {
    overview: 'Overview',
    workloads: 'Workloads',
    images: 'Images',
    releases: 'Releases',
    sources: 'Sources',
  },
} as const;
