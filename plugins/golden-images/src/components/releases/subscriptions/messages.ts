/** Texts of who gets announcements. */
export const subscriptionsMessages = {
  button: 'Announcements',
  title: 'Announcements of new releases',
  text: 'Who is told when a family has a new golden release or an urgent patch. Deadlines and removals are told in any case.',
  what: 'your announcements',
  you: 'You',
  family: 'Family',
  caption: 'Announcements by family',
  toggle: 'Announcements of {{family}} for {{who}}',
  empty: 'No golden release is known yet, so there is nothing to announce.',
  failed: 'That was not saved: {{message}}',
  close: 'Close',
} as const;
