/** Texts of the glossary of packages. */
export const packagesMessages = {
  what: 'the glossary of packages',
  summary_one: '{{count, number}} package was asked for.',
  summary_other: '{{count, number}} packages were asked for.',
  found_one: '{{count, number}} package is meant by that.',
  found_other: '{{count, number}} packages are meant by that.',
  repeats_one:
    'On this page {{count, number}} was asked for by several teams: should it be golden?',
  repeats_other:
    'On this page {{count, number}} were asked for by several teams: should they be golden?',
  filters: {
    label: 'Filter packages',
    search: 'Part of a name',
    reset: 'Reset filters',
    approved: 'Approved ones only',
  },
  table: {
    title: 'Packages',
    titleCount: 'Packages ({{count, number}})',
    label: 'Packages',
    package: 'Package',
    versions: 'Versions',
    licences: 'Licences',
    teams: 'Teams that have it',
    variants: 'Where it runs',
    requests: 'Requests',
    approved: 'Approved',
    notApproved: 'Not approved',
    anyVersion: 'no version named',
    versionApproved: '{{version}}, approved',
    noLicence: 'not reported',
    noTeam: 'none yet',
    askedToo: 'Asked too: {{teams}}',
    noVariant: 'in no variant yet',
  },
  empty: {
    title: 'No package was asked for yet',
    text: 'Packages of customization requests appear here with who uses them, so that the next team need not ask anew.',
    filteredTitle: 'No package is meant by that',
  },
} as const;
