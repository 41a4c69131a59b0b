/** Texts of the release notes. */
export const notesMessages = {
  title: 'What changed',
  what: 'the release notes',
  noRelease:
    'It is neither in the registry nor a candidate, so that nobody can write notes of it.',
  none: 'No notes of it are written.',
  declared: 'From the governance file:',
  missing: 'Not written yet: {{parts}}.',
  part: {
    changes: 'Changes',
    breaking: 'Breaking changes',
    migration: 'Migration',
  },
  revision: 'Revision {{revision, number}}, {{time}} ({{age}}), by',
  revisionTitle: 'Revision {{revision, number}}, {{time}}, by {{author}}',
  all_one: 'All revisions ({{count, number}})',
  all_other: 'All revisions ({{count, number}})',
  allWhat: 'the revisions of the notes',
  edit: {
    write: 'Write notes…',
    change: 'Change notes…',
    title: 'Release notes of {{release}}',
    text: 'Markdown, without HTML and images. Where nothing breaks, or nobody has to do anything, say so: a part that is empty counts as not written.',
    reason: 'Why they change (optional)',
    preview: 'Preview',
    again: 'Back to the text',
    nothing: 'Nothing is written.',
    save: 'Save',
    cancel: 'Cancel',
    failed: 'That did not work: {{message}}',
    conflict:
      'Somebody else changed the notes in the meantime. What you typed is still here, and what they say now is below. Saving again puts your text in its place.',
    theirs: 'What they say now',
  },
} as const;
