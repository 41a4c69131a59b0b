/** Texts of what to use: the recommended release of each track. */
export const catalogueMessages = {
  title: 'What to use',
  subheader: 'The release that new services start from, for each track.',
  search: 'Language, family or track',
  table: 'Recommended releases',
  columns: {
    track: 'Track',
    from: 'First line of the Dockerfile',
    until: 'Until when',
    more: 'More',
  },
  copy: 'Copy the FROM line of {{release}}',
  whatChanged: 'What changed',
  whatChangedOf: 'What changed in {{release}}',
  examples: 'Example Dockerfiles',
  examplesOf: 'Example Dockerfiles for {{release}}',
  noDeadline: 'no end is set',
  nothing: 'Nothing for new services in: {{tracks}}.',
  noMatch: 'No track matches “{{text}}”.',
  clear: 'Show all tracks',
  dialog: 'Example Dockerfiles',
  cases: {
    packages: 'Add packages of the language',
    'system-tool': 'Install a system tool',
  },
  caseText: {
    packages: 'Your own code and its packages need no approval.',
    'system-tool':
      'A package of the system changes what security signed off, so it needs a request that security and the platform team approve. Build it before that only to try it.',
  },
  copyExample: 'Copy this Dockerfile',
} as const;
