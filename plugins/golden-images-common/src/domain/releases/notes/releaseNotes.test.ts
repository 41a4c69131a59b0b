import {
  missingNotes,
  notesComplete,
  notesProblem,
  type NotesText,
} from './releaseNotes';

const NOTES: NotesText = {
  changes: '# New\n\n- OpenSSL 3.5',
  breaking: 'None.',
  migration: 'Change the tag.',
};

describe('R-RN-01 release notes', () => {
  it('are complete when each part says something', () => {
    expect(notesComplete(NOTES)).toBe(true);
    expect(notesComplete(undefined)).toBe(false);
    expect(missingNotes({ ...NOTES, breaking: ' \n', migration: '' })).toEqual([
      'breaking',
      'migration',
    ]);
  });

  it.each<[string, Partial<NotesText>]>([
    ['as they should be', {}],
    ['with a part that is not written yet', { migration: '' }],
    ['as long as may be', { changes: 'ä'.repeat(10_000) }],
  ])('are taken: %s', (_, parts) => {
    expect(notesProblem({ ...NOTES, ...parts })).toBeUndefined();
  });

  it.each<[string, Partial<NotesText>, string]>([
    ['huge', { changes: 'a'.repeat(10_001) }, 'changes: has 10001 characters'],
    ['a zero byte', { breaking: 'a\u0000' }, 'breaking: has control'],
    ['turned writing', { migration: '\u2067a' }, 'migration: has control'],
    [
      'nothing at all',
      { changes: ' ', breaking: '', migration: '\n' },
      'notes: every part is empty',
    ],
  ])('are refused: %s', (_, parts, problem) => {
    expect(notesProblem({ ...NOTES, ...parts })).toContain(problem);
  });
});
