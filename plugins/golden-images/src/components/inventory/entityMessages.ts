/** Texts of a component's card and tab. */
export const entityMessages = {
  card: {
    title: 'Golden image',
    details: 'Details',
    releases_one: '{{count, number}} golden release in use by this component',
    releases_other:
      '{{count, number}} golden releases in use by this component',
    excess: '{{releases}}, {{excess, number}} not current',
  },
  tab: {
    title: 'Golden images',
    what: 'the golden images of this component',
  },
  environments: {
    label: 'Environments',
    release: '{{release}} ({{phase}})',
    releaseWithDays: '{{release}} ({{phase}}, {{left}})',
    pinned: 'pinned',
    notPinned: 'not pinned',
  },
  versions: {
    label: 'Version per environment',
    environment: 'Environment',
    workloads: 'Workloads',
    runs: 'Runs',
    verdict: 'Worst verdict',
    pinned: 'Pinned',
    findings: 'Findings',
    none: 'no golden release',
    current: 'current release',
    share: '{{running, number}} of {{workloads}}',
  },
  releasesInUse: {
    label: 'Golden releases in use',
    title_one: '{{count, number}} golden release in use',
    title_other: '{{count, number}} golden releases in use',
    titleWithExcess:
      '{{title}}, {{excess, number}} not the current release of a supported track',
    notCurrent: '(not current)',
  },
  sentence: {
    all_one: 'The one workload runs a supported golden image',
    all_other: 'All {{count, number}} workloads run a supported golden image',
    both: 'Both workloads run a supported golden image',
    some_one:
      '{{count, number}} of {{workloads}} runs a supported golden image',
    some_other:
      '{{count, number}} of {{workloads}} run a supported golden image',
    noChange: 'nothing needs a change',
    noChangeButFindings: 'nothing needs a change now, but there are findings',
    change_one: 'one needs a change',
    change_other: '{{count, number}} need a change',
    changeBy_one: 'one needs a change by {{date}}',
    changeBy_other: '{{count, number}} need a change by {{date}}',
    unknown_one: '{{count, number}} could not be determined',
    unknown_other: '{{count, number}} could not be determined',
    whole: '{{head}}; {{change}}.',
    wholeWithUnknown: '{{head}}; {{change}}; {{unknown}}.',
  },
  stale: {
    since:
      'These facts are of {{time}}; its source could not be read since. They may no longer be true.',
    never: 'Its source has never been read completely.',
  },
  notFound: {
    title: 'No workload of this component was found',
    lookedFor: 'Looked for:',
    lastScan: 'Last scan: {{age}}',
  },
  unannotated: {
    title: 'Nothing ties this component to its workloads yet',
    add: 'Add one of these annotations to the catalog file ({{file}}):',
    addUsual:
      'Add one of these annotations to the catalog file (usually catalog-info.yaml in its repository):',
    kubernetesId:
      'its workloads carry a label of the same name with this value',
    kubernetesLabelSelector: 'its workloads match this label selector',
    imageRepository:
      'its workloads run an image of this repository (several with commas)',
    copy: 'Copy the lines',
  },
} as const;
