/** Texts of approved variants: whether they are used, and whether to build them anew. */
export const variantsMessages = {
  label: 'Approved variants of this component',
  copy: 'Copy the reference of the variant',
  adopted: 'In use',
  'still-on-base': 'Still on base',
  elsewhere: 'Runs elsewhere',
  'not-running': 'Not running',
  unknown: 'Could not be determined',
  rebuild: 'Rebuild needed',
  noRebuild: 'No rebuild needed',
} as const;
