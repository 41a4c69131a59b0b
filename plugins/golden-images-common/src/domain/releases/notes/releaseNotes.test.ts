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

  it.each<[string, Partial<NotesText>, string | undefined]>([
    ['as they should be', {}, undefined],
    ['a part that is not written yet', { migration: '' }, undefined],
    ['as long as may be', { changes: 'ä'.repeat(10_000) }, undefined],
    ['huge', { changes: 'a'.repeat(10_001) }, 'changes: has 10001 characters'],
    ['a zero byte', { breaking: 'a\u0000' }, 'breaking: has control'],
    ['turned writing', { migration: '\u2067a' }, 'migration: has control'],
    [
      'nothing at all',
      { changes: ' ', breaking: '', migration: '\n' },
      'notes: every part is empty',
    ],
  ])('%s', (_, parts, problem) => {
    const found = notesProblem({ ...NOTES, ...parts });
    if (problem === undefined) {
      expect(found).toBeUndefined();
    } else {
      expect(found).toContain(problem);
    }
  });
});
