/** Words of an exec form; `undefined` for a shell form. */
export function execForm(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) {
    return undefined;
  }
  try {
    const words: unknown = JSON.parse(text);
    return Array.isArray(words) && words.every(each => typeof each === 'string')
      ? words
      : undefined;
  } catch {
    return undefined;
  }
}
