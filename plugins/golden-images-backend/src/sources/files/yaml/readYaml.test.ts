import { readYaml } from './readYaml';
import { YamlDocument } from './YamlDocument';
import { YamlProblem } from './YamlProblem';

function read(text: string) {
  return [...readYaml(text, 'core')].map(part =>
    part instanceof YamlProblem
      ? `${part.position.line}:${part.position.column} ${part.message}`
      : part.toData(),
  );
}

function documentOf(text: string): YamlDocument {
  const [document] = readYaml(text, 'core');
  if (!(document instanceof YamlDocument)) {
    throw new Error(`not a document: ${document}`);
  }
  return document;
}

it('reads documents one by one and leaves empty ones out', () => {
  expect(read('---\na: 1\n---\n# nothing\n---\n- b\n...\n')).toEqual([
    { a: 1 },
    ['b'],
  ]);
  expect(read('')).toEqual([]);
});

it('reads JSON, indented with tabs too', () => {
  expect(read('{\n\t"a": [1,\n\t2]\n}')).toEqual([{ a: [1, 2] }]);
});

it('goes on after a broken document, naming line and column', () => {
  expect(read('a: 1\n---\nb: [1\n---\nc: 3\n')).toEqual([
    { a: 1 },
    expect.stringMatching(/^4:1 Flow sequence/),
    { c: 3 },
  ]);
});

it('takes a key that stands twice for a mistake, but lets `<<` merge', () => {
  expect(read('a: 1\nb: 2\na: 3\n')).toEqual(["3:1 key 'a' stands twice"]);
  expect(read('a: {b: 1, b: 2}\n? c\n')).toEqual(["1:11 key 'b' stands twice"]);
  expect(read('x: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n')).toEqual([
    { x: { a: 1 }, y: { a: 1, b: 2 } },
  ]);
});

it('keeps numbers as written where scalars are text', () => {
  const [document] = readYaml('3.10: 2026-01-01\nempty:\n', 'failsafe');
  expect(document instanceof YamlDocument && document.toData()).toEqual({
    '3.10': '2026-01-01',
    empty: '',
  });
});

describe('hostile texts', () => {
  it.each([
    ['flow', `a: ${'['.repeat(20_000)}`],
    ['sequences', '- '.repeat(20_000)],
    ['keys', '? '.repeat(20_000)],
    ['closed flow', `a: ${'['.repeat(300)}${']'.repeat(300)}`],
    [
      'block',
      Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
  ])('refuses deep %s nesting', (_, text) => {
    expect(read(text)).toEqual([
      expect.stringContaining('nested more than 100 levels deep'),
    ]);
  });

  it('goes on after what nests too deeply', () => {
    expect(
      read(`a: 1\n---\nb: ${'['.repeat(200)}${']'.repeat(200)}\n---\nc: 3\n`),
    ).toEqual([
      { a: 1 },
      { c: 3 },
      expect.stringContaining('3:103 nested more than 100 levels deep'),
    ]);
  });

  it('refuses aliases that multiply', () => {
    const levels = [...'bcdefghi'].map((name, i) => {
      const items = Array.from({ length: 9 }, () => `*${'abcdefgh'[i]}`);
      return `${name}: &${name} [${items.join(', ')}]`;
    });
    const text = ['a: &a [x, x, x, x, x, x, x, x, x]', ...levels].join('\n');
    expect(() => documentOf(text).toData()).toThrow(/Excessive alias count/);
  });

  it('refuses a document of too many tokens and keeps what came before', () => {
    const parts = read(`a: 1\n---\nb: [${'1,'.repeat(600_000)}]\n`);
    expect(parts).toEqual([
      { a: 1 },
      expect.stringContaining('document is too large'),
    ]);
  });

  it('reads a mapping of many keys in reasonable time', () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `k${i}: ${i}`);
    expect(documentOf(keys.join('\n')).toData()).toHaveProperty('k49999');
  });

  it('takes `__proto__` for a key like others', () => {
    const [data] = read('__proto__: {polluted: true}\n');
    expect(Object.keys(Object(data))).toEqual(['__proto__']);
    expect(Object.getPrototypeOf({})).not.toHaveProperty('polluted');
  });
});

describe('positions', () => {
  const text = 'a:\n  - name: x\n    b: &b {c: 1}\n  - *b\nd: 2\n';

  it.each([
    [[], { line: 1, column: 1 }],
    [['a'], { line: 1, column: 1 }],
    [['a', 0], { line: 2, column: 5 }],
    [['a', 0, 'name'], { line: 2, column: 5 }],
    [['a', 0, 'b', 'c'], { line: 3, column: 12 }],
    [['a', 0, 'missing', 'more'], { line: 2, column: 5 }],
    [['a', 1, 'c'], { line: 3, column: 12 }],
    [['d'], { line: 5, column: 1 }],
  ])('of %j', (path, position) => {
    expect(documentOf(text).positionOf(path)).toEqual(position);
  });
});
