/** Texts of pages that look at the past. */
export const pastMessages = {
  title: 'You are looking at {{time}}, not at now',
  text: 'Rows are those that ran then, as far as complete scans know. Containers that still run carry the verdict of today, and releases the phase that they had then.',
  back: 'Back to now',
} as const;
