/** A document that is not accepted; the message says what was found and what is accepted. */
export class DocumentError extends Error {
  readonly name = 'DocumentError';
}
