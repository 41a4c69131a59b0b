/** Texts of every chart. */
export const chartMessages = {
  showTable: 'Show as table',
  hideTable: 'Hide the table',
  day: 'Day',
  value: 'Value',
  note: 'Note',
  noSnapshot: 'No figures were kept',
  keys: 'Arrow keys walk the days, Enter opens the workloads of a day.',
  days: 'Days of {{title}}: arrow keys walk them, Enter opens the workloads of a day',
  dayOf: '{{day}}: {{text}}',
} as const;
