/** Texts that stand in the catalog's own table. */
export const catalogMessages = {
  column: {
    title: 'Golden image',
    loading: 'Loading the golden image',
    none: 'No workload of it was found',
    denied: 'You may not see the golden images of it',
    failed: 'Could not be loaded',
    until: 'until {{date}}',
  },
  filter: {
    label: 'Golden image',
  },
} as const;
