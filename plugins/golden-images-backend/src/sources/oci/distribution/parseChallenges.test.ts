import { parseChallenges } from './parseChallenges';

describe('parseChallenges', () => {
  it.each([
    ['', []],
    ['Basic', [{ scheme: 'basic', parameters: {} }]],
    ['Basic realm=x', [{ scheme: 'basic', parameters: { realm: 'x' } }]],
    [
      'Bearer realm="https://a/t?x=1,2",service="a \\"b\\" c" , Scope = "r:x:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://a/t?x=1,2',
            service: 'a "b" c',
            scope: 'r:x:pull,push',
          },
        },
      ],
    ],
    [
      'Negotiate YWJj==, Basic realm="Bearer realm=\\"evil\\"", Bearer realm="r"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'Bearer realm="evil"' } },
        { scheme: 'bearer', parameters: { realm: 'r' } },
      ],
    ],
    [
      'Negotiate, NTLM, Basic realm="x"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'ntlm', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
      ],
    ],
    ['Basic realm="never closed', [{ scheme: 'basic', parameters: {} }]],
    ['"', []],
  ])('reads %s', (header, expected) => {
    expect(parseChallenges(header)).toEqual(expected);
  });

  it('reads a hostile header in no time', () => {
    const started = performance.now();
    parseChallenges(`Basic realm="${'\\'.repeat(1e6)}`);
    parseChallenges('a'.repeat(1e6));
    parseChallenges('a ,'.repeat(1e5));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
