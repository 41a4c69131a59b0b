/** Texts of the buttons that copy. */
export const copyMessages = {
  copied: 'Copied',
  failed: 'Could not copy',
  digest: 'Copy digest',
} as const;
