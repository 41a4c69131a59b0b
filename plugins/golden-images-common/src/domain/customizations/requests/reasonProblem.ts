import { textProblem } from '../../releases/writtenText';

const LENGTH = 5000;

/** What is wrong with a reason or a note, in a sentence that names the field; `undefined` when nothing is. */
export function reasonProblem(
  text: string | undefined,
  options: { readonly field?: string; readonly required?: boolean } = {},
): string | undefined {
  const { field = 'reason', required } = options;
  return textProblem(text ?? '', {
    field,
    maxLength: LENGTH,
    required,
    lines: true,
  });
}
