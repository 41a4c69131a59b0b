/** Texts of the page of one release. */
export const releaseMessages = {
  back: 'All releases',
  onThisPage: 'On this page',
  open: 'Open release',
  glance: 'Glance at {{release}}',
  current: 'New services of its track start here.',
  unrecorded:
    'It is in the registry, but no decision and no governance file has it on record.',
  copyReference: 'Copy the pinned reference',
  notYet: 'It was not seen in the golden registry.',
  sections: {
    verification: 'Signatures and provenance',
    documents: 'SBOMs and scan results',
    comparison: 'Changes between releases',
    origin: 'Origin and lineage',
    consumers: 'Consumers',
    end: 'Deprecation and removal',
    timeline: 'Timeline',
    decisions: 'Decisions',
  },
} as const;
