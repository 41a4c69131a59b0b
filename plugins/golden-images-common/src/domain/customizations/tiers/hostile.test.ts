import { TierClassifier } from './TierClassifier';
import { UnclassifiableError } from './UnclassifiableError';

let classifier: TierClassifier;

beforeAll(async () => {
  classifier = await TierClassifier.create();
});

/** What came of a text, and that it was in time: seconds where it takes minutes without bounds. */
function outcome(kind: 'dockerfile' | 'manifest', text: string): string {
  const start = performance.now();
  try {
    const { tier } = classifier.classify({ kind, text });
    return inTime(start, `tier ${tier}`);
  } catch (error) {
    if (error instanceof UnclassifiableError) {
      return inTime(start, 'refused');
    }
    throw error;
  }
}

function inTime(start: number, text: string): string {
  expect(performance.now() - start).toBeLessThan(20_000);
  return text;
}

it('a text of more than a million characters is refused unread', () => {
  expect(() =>
    classifier.classify({ kind: 'dockerfile', text: 'x'.repeat(10_000_000) }),
  ).toThrow('at most 1000000 are classified');
});

it.each<[string, string, string]>([
  ['a line of 900 kB', `RUN ${'a '.repeat(450_000)}`, 'tier 3'],
  ['80,000 instructions', 'RUN apk add x\n'.repeat(70_000), 'tier 3'],
  ['variables that grow', 'ENV a=$a$a$b\n'.repeat(70_000), 'tier 1'],
  ['thousands of stages', 'FROM a\n'.repeat(10_000), 'refused'],
  ['thousands of flags', `RUN ${'--mount=a '.repeat(90_000)}x`, 'refused'],
  ['ONBUILD without end', 'ONBUILD '.repeat(100_000), 'tier 3'],
  ['substitutions in each other', `RUN ${'$('.repeat(30_000)}`, 'tier 3'],
  ['ifs in each other', `RUN ${'if a; then '.repeat(5_900)}`, 'tier 3'],
  ['regexes', `RUN ${'[[ a =~ ('.repeat(7_000)}`, 'tier 3'],
  ['evals in each other', `RUN ${'eval '.repeat(12_000)}x`, 'tier 3'],
  ['a long pipeline', `RUN echo x${'|tee /x '.repeat(5_000)}`, 'tier 1'],
  ['braces', `RUN apk add ${'{a,b}'.repeat(10_000)}`, 'tier 3'],
  ['defaults in each other', `ENV x=${'${a:-'.repeat(150_000)}`, 'tier 1'],
  [
    'scripts that call each other',
    `${Array.from(
      { length: 20 },
      (_, index) =>
        `COPY <<A /s${index}.sh\n${`/s${index + 1}.sh\n`.repeat(10)}A\n`,
    ).join('')}RUN /s0.sh`,
    'tier 3',
  ],
  ['what does not print', 'RUN apk add \0\u0001 b\0ash', 'tier 3'],
])('%s', (_, lines, expected) => {
  expect(outcome('dockerfile', `FROM a\n${lines}`)).toBe(expected);
});

it.each<[string, string, string]>([
  ['brackets without end', '['.repeat(900_000), 'refused'],
  ['lists in a line', '- '.repeat(450_000), 'refused'],
  ['100,000 documents', '---\na: 1\n'.repeat(100_000), 'refused'],
  [
    'aliases that multiply',
    ['a: &a [x,x,x,x,x,x,x,x,x]']
      .concat(
        [...'bcdefg'].map(
          (name, index) =>
            `${name}: &${name} [${`*${'abcdef'[index]},`.repeat(9)}]`,
        ),
      )
      .join('\n'),
    'refused',
  ],
  ['an alias of itself', 'a: &a\n  b: *a\n', 'refused'],
  ['a template', '{{ .Values.x }}\n'.repeat(60_000), 'tier 3'],
  ['no YAML', 'a: "b', 'tier 3'],
  ['nothing', '', 'tier 3'],
])('%s', (_, text, expected) => {
  expect(outcome('manifest', text)).toBe(expected);
});

it('of very many findings the strictest are kept, and the others counted', () => {
  const report = classifier.classify({
    kind: 'dockerfile',
    text: `FROM a\n${'LABEL a=b\n'.repeat(1_500)}USER root`,
  });

  expect(report.findings).toHaveLength(1_000);
  expect(report.findings.at(-1)?.item).toBe('root-user');
  expect(report.omitted).toBe(501);
});
