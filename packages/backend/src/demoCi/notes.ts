import type { NotesText } from '@image-governance/plugin-golden-images-common';

/** Release notes of the candidate. */
export const NOTES: NotesText = {
  changes:
    'OpenSSL 3.2.2, which mends DEMO-2026-0007. Nothing else changed since 2.1.0.',
  breaking: 'Nothing.',
  migration:
    'Rebuild on `3.12-golden-v2.2.0`, or wait for `3.12-stable`. No code change is needed.',
};
