/** A signature was not verified, with the reason in words. Nothing that was signed may be believed. */
export class SignatureRefused extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'SignatureRefused';
  }
}
