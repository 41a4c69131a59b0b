/** Texts of the states that every request has; `what` is what was asked for. */
export const requestMessages = {
  loading: 'Loading {{what}}',
  deniedTitle: 'You may not see {{what}}',
  deniedText:
    'Your account lacks the permission {{permission}} for it. The owner of this portal can grant it.',
  failedTitle: 'Could not load {{what}}',
  retry: 'Try again',
} as const;
