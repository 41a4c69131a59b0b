/** Largest file that is read, in bytes: 10 MiB. */
const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** @throws TypeError when a file of this size, in bytes, is not to be read. */
export function checkSize(bytes: number): void {
  if (bytes > MAX_FILE_BYTES) {
    throw new TypeError(
      `file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`,
    );
  }
}

/**
 * Decodes the content of a file; a byte order mark is dropped.
 * @throws TypeError when it is too large or is not UTF-8 text.
 */
export function decodeText(content: Uint8Array): string {
  checkSize(content.byteLength);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new TypeError('file is not UTF-8 text');
  }
}
