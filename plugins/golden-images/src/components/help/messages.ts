/** Texts below every page of Golden Images. */
export const helpMessages = {
  title: 'Policy and help',
  policy: 'The whole policy',
  ask: 'Ask in {{channel}}',
  whoDecides: 'Who decides what',
  officeHours: 'Office hours',
  officeHour: '{{title}}: {{when}}',
} as const;
