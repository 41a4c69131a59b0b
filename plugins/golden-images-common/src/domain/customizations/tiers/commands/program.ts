import type { Word } from '../shell/word';

/** Last segment of a program's name, with its gaps. */
export function programOf({ text }: Word): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
