/** Texts of the retention report. */
export const retentionMessages = {
  what: 'the retention report',
  mayLeave_one:
    '{{count, number}} release may leave the registry; frees {{size}}.',
  mayLeave_other:
    '{{count, number}} releases may leave the registry; frees {{size}}.',
  nothing: 'Nothing may leave the registry yet.',
  kept_one: 'Evidence of the one release is kept.',
  kept_other: 'Evidence of all {{count, number}} is kept.',
  unmeasured_one:
    '{{count, number}} of them is not in that sum: the sizes of its layers were not read.',
  unmeasured_other:
    '{{count, number}} of them are not in that sum: the sizes of their layers were not read.',
  help: 'SBOM, scan results, release notes, digest and signature are kept for ever. Layers may go on the archive date or the removal, whichever comes first; build artifacts a year and test results two years after they were made, but not before support ends. The portal removes nothing by itself. Layers that living releases share are not counted.',
  table: 'Retention of the golden releases',
  release: 'Release',
  layers: 'Layers',
  buildArtifacts: 'Build artifacts',
  testResults: 'Test results',
  frees: 'Frees',
  due: 'may go since {{date}}',
  from: 'from {{date}}',
  unknown: 'no date known',
  removed: 'removed on {{date}}',
  notMeasured: 'not measured',
  none: '–',
  emptyTitle: 'No golden release is known yet',
  emptyText: 'What is kept of releases and what may go is listed here.',
} as const;
