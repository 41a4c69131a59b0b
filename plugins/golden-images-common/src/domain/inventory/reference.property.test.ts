import {
  formatReference,
  parseReference,
  type ImageReference,
} from './reference';

const ALPHANUMERIC = '[a-z0-9]+';
const COMPONENT = `${ALPHANUMERIC}(?:(?:[._]|__|-+)${ALPHANUMERIC})*`;
const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST = `(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const DIGEST = 'sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}';
/** The grammar of distribution/reference as one expression, for names with a host. */
const GRAMMAR = new RegExp(
  `^(${HOST})/(${COMPONENT}(?:/${COMPONENT})*)(?::([\\w][\\w.-]{0,127}))?(?:@(${DIGEST}))?$`,
);

/** Normalises as Docker does and matches the whole: short, slow, and another way than the parser's. */
function byGrammar(text: string): ImageReference | undefined {
  if (/^[a-f0-9]{64}$/.test(text)) {
    return undefined;
  }
  const match = GRAMMAR.exec(normalised(text));
  if (!match || match[2].length > 255) {
    return undefined;
  }
  const [, registry, repository, tag, digest] = match;
  return {
    registry,
    repository,
    ...(tag ? { tag } : {}),
    ...(digest ? { digest } : {}),
  };
}

function normalised(text: string): string {
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const isHost =
    first === 'localhost' ||
    /[.:]/.test(first) ||
    first !== first.toLowerCase();
  const host = isHost ? first : 'docker.io';
  const rest = isHost ? text.slice(slash + 1) : text;
  return host === 'docker.io' || host === 'index.docker.io'
    ? `docker.io/${rest.includes('/') ? '' : 'library/'}${rest}`
    : `${host}/${rest}`;
}

const HEX = '0123456789abcdef'.repeat(4);
const PARTS = [
  ...['a', 'b9', 'A', '.', ':', '/', '-', '_', '__', '@', '[', ']', '%', ' '],
  ...['localhost', 'docker.io', 'index.docker.io', 'library', '[::1]', '5000'],
  ...['reg.example.com:5000', 'http://', 'x'.repeat(250), HEX, '\n', 'é', 'É'],
  ...[`sha256:${HEX}`, 'sha256:abc', `sha512:${HEX}${HEX}`],
];

/** Texts from a linear congruential generator: the same in every run. */
function* texts(count: number): Generator<string> {
  let seed = 20261123;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  for (let i = 0; i < count; i++) {
    const length = 1 + next(8);
    yield Array.from({ length }, () => PARTS[next(PARTS.length)]).join('');
  }
}

describe('parseReference, for any text,', () => {
  const short = [...texts(40_000)].filter(text => text.length <= 1024);

  it('agrees with the published grammar', () => {
    const accepted = short.filter(text => parseReference(text).ok);
    expect(accepted.length).toBeGreaterThan(2_000);
    const differing = short.filter(text => {
      const parsed = parseReference(text);
      const reference = parsed.ok ? parsed.reference : undefined;
      return JSON.stringify(reference) !== JSON.stringify(byGrammar(text));
    });
    expect(differing).toEqual([]);
  });

  it('reads its own canonical text as the same reference', () => {
    const changed = short.filter(text => {
      const parsed = parseReference(text);
      return (
        parsed.ok &&
        JSON.stringify(parseReference(formatReference(parsed.reference))) !==
          JSON.stringify(parsed)
      );
    });
    expect(changed).toEqual([]);
  });

  it('names a position inside the text', () => {
    const positions = short.flatMap(text => {
      const parsed = parseReference(text);
      return parsed.ok ? [] : [text.length - parsed.error.position];
    });
    expect(Math.min(...positions)).toBeGreaterThanOrEqual(0);
  });
});
