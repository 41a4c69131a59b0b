import { textProblem } from '../writtenText';

/** The three parts of release notes, each markdown (R-RN-01, R-GIM-06). */
export const NOTES_PARTS = ['changes', 'breaking', 'migration'] as const;

/** Part of release notes: what is new, what breaks, how to migrate. */
export type NotesPart = (typeof NOTES_PARTS)[number];

/** What release notes say. */
export type NotesText = Readonly<Record<NotesPart, string>>;

/** One revision of release notes; all are kept for ever (R-RET-03). */
export interface NotesRevision extends NotesText {
  /** 1 for the first. */
  readonly revision: number;
  readonly author: string;
  /** ISO time. */
  readonly at: string;
  /** Why they were changed. */
  readonly reason?: string;
}

/** Most characters of one part: three of them fit one request in any language. */
export const NOTES_PART_LENGTH = 10_000;

/** Parts that say nothing. Where nothing breaks, notes say so. */
export function missingNotes(notes: NotesText | undefined): NotesPart[] {
  return NOTES_PARTS.filter(part => !notes?.[part].trim());
}

/** Whether notes say all that an app team has to know. */
export function notesComplete(notes: NotesText | undefined): boolean {
  return missingNotes(notes).length === 0;
}

/** What is wrong with notes, in a sentence that names the part; `undefined` when nothing is. Parts may be empty while they are written. */
export function notesProblem(
  notes: NotesText,
  reason: string = '',
): string | undefined {
  for (const part of NOTES_PARTS) {
    const problem = textProblem(notes[part], {
      field: part,
      maxLength: NOTES_PART_LENGTH,
      lines: true,
    });
    if (problem) {
      return problem;
    }
  }
  if (missingNotes(notes).length === NOTES_PARTS.length) {
    return 'notes: every part is empty';
  }
  return textProblem(reason, { field: 'reason', maxLength: 4000, lines: true });
}

/** Whether both say the same. */
export function sameNotes(a: NotesText, b: NotesText): boolean {
  return NOTES_PARTS.every(part => a[part] === b[part]);
}
