const BLOCK = 512;

/**
 * A POSIX ustar archive of small files, the same bytes for the same input.
 *
 * @param files path (no leading slash) → text
 */
export function tar(files) {
  const blocks = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => {
      const content = Buffer.from(text, 'utf8');
      return [header(path, content.length), padded(content)];
    });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

// https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
function header(path, size) {
  const block = Buffer.alloc(BLOCK);
  const field = (offset, text) => block.write(text, offset, 'ascii');
  const octal = (value, length) =>
    value
      .toString(8)
      .padStart(length - 1, '0')
      .concat('\0');
  if (Buffer.byteLength(path) > 100) {
    throw new Error(`Path too long for a ustar name: ${path}`);
  }
  field(0, path);
  field(100, octal(path.startsWith('usr/bin/') ? 0o755 : 0o644, 8));
  field(108, octal(0, 8));
  field(116, octal(0, 8));
  field(124, octal(size, 12));
  field(136, octal(0, 12));
  field(148, '        ');
  field(156, '0');
  field(257, 'ustar\0');
  field(263, '00');
  const sum = block.reduce((total, byte) => total + byte, 0);
  field(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

function padded(content) {
  const rest = content.length % BLOCK;
  return rest === 0
    ? content
    : Buffer.concat([content, Buffer.alloc(BLOCK - rest)]);
}
