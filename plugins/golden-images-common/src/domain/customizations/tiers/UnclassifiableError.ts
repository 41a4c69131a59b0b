/** A text that is not classified at all; the message says why. */
export class UnclassifiableError extends Error {
  readonly name = 'UnclassifiableError';
}
