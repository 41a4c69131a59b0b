/** Texts of the record of decisions. */
export const auditMessages = {
  what: 'the audit log',
  chainWhat: 'the check of the audit log',
  unbroken_one:
    '{{decisions}} decision on record; the chain was verified {{age}}: unbroken',
  unbroken_other:
    '{{decisions}} decisions on record; the chain was verified {{age}}: unbroken',
  broken: 'The record is broken at entry {{sequence}}',
  brokenText_one:
    '{{because}} The one entry before is as it was written. Checked {{age}}. Keep this database as it is, and compare it with your last export.',
  brokenText_other:
    '{{because}} The {{decisions}} entries before are as they were written. Checked {{age}}. Keep this database as it is, and compare it with your last export.',
  headLabel: 'the head of the chain, to be kept elsewhere',
  emptyTitle: 'No decision is on record yet',
  emptyText:
    'Every sign-off, promotion, deprecation and refusal is written down here with who decided it, when and why.',
  noMatch: 'No decision matches these filters.',
  reset: 'Reset filters',
  filters: 'Filters of the audit log',
  actor: 'Actor',
  actorHelp: 'such as user:default/ines',
  action: 'Action',
  object: 'Object',
  objectHelp: 'such as release:python/3.12/2.1.0',
  from: 'From',
  to: 'To',
  caption: 'Decisions, newest first',
  entry: 'Entry',
  time: 'Time',
  change: 'Change',
  reason: 'Reason',
  system: 'the portal itself',
  noChange: 'nothing that was there before',
  nothing: 'none',
  fromTo: 'from {{before}} to',
  exportNdjson: 'Export NDJSON',
  exportCsv: 'Export CSV',
  exportFailed: 'The export failed: {{message}}',
  timelineWhat: 'the decisions about it',
  timelineEmpty: 'Nothing was decided about it in this portal yet.',
  more: 'Show earlier decisions',
  by: 'by',
} as const;
