/** Texts of what opens beside a list. */
export const drawerMessages = { close: 'Close' } as const;
