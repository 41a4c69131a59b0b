/**
 * Makes a question one that is asked at most once in `ms` milliseconds, however
 * often and by however many at a time its answer is wanted. A failure is not remembered.
 */
export function remembered<T>(
  ms: number,
  now: () => Date,
  ask: () => Promise<T>,
): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return async () => {
    const at = now().getTime();
    if (last && at - last.at < ms) {
      return last.answer;
    }
    const answer = ask();
    const asked = { at, answer };
    last = asked;
    try {
      return await answer;
    } catch (error) {
      if (last === asked) {
        last = undefined;
      }
      throw error;
    }
  };
}
