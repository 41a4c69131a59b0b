import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const SOURCES = resolve(__dirname, '..');
const DOCUMENT = resolve(SOURCES, '../../../docs/operations/failures.md');
/** `` `file` › name ``, up to the end of the cell or the next test in it. */
const PROOF = /`([^`|]+\.test\.ts)` › (.+?)(?=<br>| *\|)/g;

describe('docs/operations/failures.md', () => {
  const text = readFileSync(DOCUMENT, 'utf8');
  const proofs = [...text.matchAll(PROOF)].map(([, file, name]) => ({
    file,
    name: name.trim(),
  }));

  it('names a test in each line, or none by a dash', () => {
    const lines = text
      .split('\n')
      .filter(line => line.startsWith('|') && !/^\| *-/.test(line))
      .filter(line => !/\| *test *\|$/.test(line));
    expect(lines.length).toBeGreaterThan(40);
    expect(proofs).toHaveLength(text.split('` › ').length - 1);
    expect(
      lines.filter(line => !line.includes(' › ') && !/\| *– *\|$/.test(line)),
    ).toEqual([]);
  });

  it.each(proofs)('$file has a test "$name"', ({ file, name }) => {
    const path = resolve(SOURCES, file);
    expect(existsSync(path)).toBe(true);
    const test = readFileSync(path, 'utf8');
    expect(
      ["'", '"', '`'].some(quote => test.includes(quote + name + quote)),
    ).toBe(true);
  });
});
