/** Texts of KPI 3, the time to approval of customization requests. */
export const approvalTimeMessages = {
  title: 'Time to approval',
  what: 'the time to approval',
  target: 'Target: {{target}}',
  stages: 'Where the time goes, on average',
  part: '{{stage}} {{days}} d',
  unknownPart: '{{stage}} not known',
  slowest: 'Slowest: {{stage}}.',
  toMerge: 'To the merge: {{days}} business days.',
  rows_one: '{{count, number}} approval, {{from}} to {{to}}',
  rows_other: '{{count, number}} approvals, {{from}} to {{to}}',
  row: '{{team}}, {{days}} d, approved on {{date}}',
  pending_one:
    '{{count, number}} request is submitted and not decided; it is not counted.',
  pending_other:
    '{{count, number}} requests are submitted and not decided; they are not counted.',
  open: 'All requests',
} as const;
