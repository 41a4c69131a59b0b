/** Texts about what changes while it is looked at. */
export const liveMessages = {
  changed: 'Something changed since this list was loaded.',
  reload: 'Reload',
} as const;
