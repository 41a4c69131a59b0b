import { canonicalJson } from './canonicalJson';

describe('canonicalJson', () => {
  it.each([
    [
      'keys in their order',
      { b: 1, a: { d: 1, c: 2 } },
      '{"a":{"c":2,"d":1},"b":1}',
    ],
    [
      'keys that are numbers as text',
      { 9: 'b', 10: 'a' },
      '{"10":"a","9":"b"}',
    ],
    [
      'keys by UTF-16 code unit',
      { '\u{1F600}': 1, '\uFB33': 2, é: 3 },
      '{"é":3,"\u{1F600}":1,"\uFB33":2}',
    ],
    ['lists in their own order', [3, 1, [2, null]], '[3,1,[2,null]]'],
    [
      'nothing for keys without a value',
      { a: undefined, b: null },
      '{"b":null}',
    ],
    ['dates as text', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['numbers as JSON has them', [1e21, 0.1, -0, 1.0], '[1e+21,0.1,0,1]'],
    [
      'a key that means something to objects',
      JSON.parse('{"__proto__":1,"a":2}'),
      '{"__proto__":1,"a":2}',
    ],
    ['half of a pair of surrogates', ['\ud800'], '["\\ud800"]'],
  ])('writes %s', (_what, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
});
