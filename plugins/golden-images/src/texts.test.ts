import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writtenTexts } from './__testUtils__/writtenTexts';

const COMPONENTS = join(__dirname, 'components');

describe('texts of components', () => {
  it('come from the translation API', () => {
    const files = readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
      .map(path => path.replaceAll('\\', '/'))
      .sort();
    const written = files.filter(path => {
      const source = readFileSync(join(COMPONENTS, path), 'utf8');
      return writtenTexts(path, source).length > 0;
    });

    expect(files.length).toBeGreaterThan(50);
    expect(written).toEqual([]);
  });

  it.each([
    ['a text', '<p>Last scan: {age}</p>', ['Last scan:']],
    ['a label', '<Button aria-label="Close" />', ['Close']],
    ['a choice', "<p>{pinned ? 'Yes' : 'No'}</p>", ['Yes', 'No']],
    [
      'a sentence',
      '<Alert title={`${n} sources failed`} />',
      ['sources failed'],
    ],
    ['an addition', "<p>{late && ' (late)'}</p>", ['(late)']],
  ])('are found as %s', (_kind, jsx, texts) => {
    expect(writtenTexts('A.tsx', `const a = ${jsx};`)).toEqual(texts);
  });

  it.each([
    "<p>{t('inventory.usage.why')}</p>",
    '<p>{name}: {`${a} / ${b}`}</p>',
    '<Typography variant="h5" className={classes.title} />',
    "<p>{kind === 'digest' ? one : other}</p>",
    "<Tooltip title={t(failed ? 'copy.failed' : 'copy.copied')} />",
  ])('are not found in %s', jsx => {
    expect(writtenTexts('A.tsx', `const a = ${jsx};`)).toEqual([]);
  });
});
