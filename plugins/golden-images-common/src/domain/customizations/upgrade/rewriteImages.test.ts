import { formatReference } from '../../inventory/reference';
import type { DecideImage } from './imageDecision';
import { imageFileKind, rewriteImages } from './rewriteImages';

const DIGEST = `sha256:${'b'.repeat(64)}`;
const OLD_DIGEST = `sha256:${'a'.repeat(64)}`;
const OLD = `reg.test/golden/python:3.12-golden-v1.0.0@${OLD_DIGEST}`;
const NEW = `reg.test/golden/python:3.12-golden-v2.0.0@${DIGEST}`;

/** Golden is what lies under `golden/`; an upstream python is asked about. */
const decide: DecideImage = reference => {
  if (reference.repository === 'library/python') {
    return { kind: 'ask', reason: 'No golden image.' };
  }
  return reference.repository === 'golden/python' &&
    formatReference(reference) !== NEW
    ? {
        kind: 'replace',
        by: {
          registry: 'reg.test',
          repository: 'golden/python',
          tag: '3.12-golden-v2.0.0',
          digest: DIGEST,
        },
        step: 'breaking',
      }
    : { kind: 'keep' };
};

function rewrite(path: string, text: string) {
  const result = rewriteImages({ path, text }, decide);
  if (!result) {
    throw new Error(`${path} was not read`);
  }
  return result;
}

/** What a text becomes where each old reference is to be replaced. */
function upgraded(text: string): string {
  return text.replaceAll(OLD, NEW);
}

describe('rewriteImages', () => {
  it.each([
    ['Dockerfile', 'dockerfile'],
    ['app/Dockerfile.dev', 'dockerfile'],
    ['build/api.Dockerfile', 'dockerfile'],
    ['Containerfile', 'dockerfile'],
    ['k8s/deployment.yaml', 'manifest'],
    ['values.yml', 'manifest'],
    ['Dockerfile.dockerignore', undefined],
    ['README.md', undefined],
  ])('knows by its name what %s is', (path, kind) => {
    expect(imageFileKind(path)).toBe(kind);
  });

  it('leaves other files alone', () => {
    expect(
      rewriteImages({ path: 'main.py', text: `FROM ${OLD}` }, decide),
    ).toBeUndefined();
  });

  it.each([
    ['a byte order mark', `\uFEFFFROM ${OLD}\n`],
    ['one stage', `FROM ${OLD}\nCOPY . .\n`],
    [
      'every stage, its platform and its name',
      `FROM --platform=$BUILDPLATFORM ${OLD} AS build\nRUN ["x"]\nfrom   ${OLD}   as final\nCOPY --from=build /a /a\n`,
    ],
    [
      'CRLF, comments and no end of line',
      `# FROM ${'x'}\r\nFROM ${OLD} # not a comment\r\n# end`,
    ],
    [
      'a default of an argument',
      `ARG BASE=${OLD}\nFROM \${BASE}\nFROM $BASE AS two\n`,
    ],
    ['a default in quotes', `ARG OTHER=1 BASE="${OLD}"\nFROM \${BASE}\n`],
    ['a continuation', `FROM \\\n  ${OLD} \\\n  AS x\n`],
    ['a continuation by another escape', `# escape=\`\nFROM \`\n  ${OLD}\n`],
    [
      'what files are taken from',
      `FROM scratch\nCOPY --from=${OLD} --chown=1 /a /b\nRUN --mount=type=bind,from=${OLD},source=/ ["x"]\n`,
    ],
  ])('rewrites in a Dockerfile %s, and nothing else', (_what, text) => {
    const result = rewrite('Dockerfile', text);
    expect(result.text).toBe(upgraded(text));
    expect(result.text).not.toBe(text);
    expect(result.undecided).toEqual([]);
  });

  it.each([
    ['a heredoc', `FROM scratch\nCOPY <<EOF /Dockerfile\nFROM ${OLD}\nEOF\n`],
    ['a comment', `# FROM ${OLD}\nFROM scratch\n`],
    ['an argument that no FROM uses', `ARG BASE=${OLD}\nFROM scratch\n`],
    ['an argument of a stage', `FROM scratch\nARG BASE=${OLD}\n`],
    [
      'a stage of the same name',
      `FROM scratch AS reg.test/golden/python\nFROM reg.test/golden/python\nCOPY --from=0 a b\n`,
    ],
    ['what is no Dockerfile', `\u0000\u0001 FROM`],
    ['nothing', ''],
  ])('does not touch %s', (_what, text) => {
    expect(rewrite('Dockerfile', text)).toEqual({
      text,
      changes: [],
      undecided: [],
    });
  });

  it('tells each change once, with its line', () => {
    const text = `ARG BASE=${OLD}\n\nFROM \${BASE}\nFROM $BASE\nFROM ${OLD}\n`;
    expect(rewrite('Dockerfile', text).changes).toEqual([
      { line: 1, from: OLD, to: NEW, step: 'breaking' },
      { line: 5, from: OLD, to: NEW, step: 'breaking' },
    ]);
  });

  it.each([
    [
      'an argument without default',
      'ARG BASE\nFROM ${BASE}\n',
      /^Which image it is is only known when it is built/,
    ],
    [
      'an argument that is nowhere',
      'FROM $BASE\n',
      /^Which image it is is only known when it is built/,
    ],
    [
      'an image put together from arguments',
      'ARG TAG=3.12-golden-v1.0.0\nFROM reg.test/golden/python:${TAG}\n',
      new RegExp(`Write ${NEW} in their place`),
    ],
    [
      'a default where the argument is used',
      `FROM \${BASE:-${OLD}}\n`,
      new RegExp(`Write ${NEW} in their place`),
    ],
    ['an image that is not golden', 'FROM python:3.12\n', /^No golden image/],
  ])('says that it left %s', (_what, text, reason) => {
    const result = rewrite('Dockerfile', text);
    expect(result.text).toBe(text);
    expect(result.undecided).toEqual([
      {
        line: text.split('\n').findIndex(line => line.startsWith('FROM')) + 1,
        excerpt: expect.any(String),
        reason: expect.stringMatching(reason),
      },
    ]);
  });

  it('says nothing of arguments in images of others', () => {
    expect(
      rewrite('Dockerfile', 'ARG V=3\nFROM alpine:${V}\n').undecided,
    ).toEqual([]);
  });

  it.each([
    [
      'a workload with comments and quotes',
      `# top\nkind: Deployment\nspec:\n  template:\n    spec:\n      initContainers:\n        - {name: a, image: '${OLD}'} # one\n      containers:\n        - image: "${OLD}"   # two\n          name: b\n        - name: other\n          image: reg.test/shop/api:1\n`,
    ],
    ['CRLF', `kind: Pod\r\nspec:\r\n  containers:\r\n  - image: ${OLD}\r\n`],
    [
      'several documents',
      `---\nimage: ${OLD}\n---\n# nothing\n---\nimage: ${OLD}\n...\n`,
    ],
    ['an anchor', `a: {image: &base ${OLD}}\n`],
    ['Helm values of one field', `image: ${OLD}\nreplicas: 1\n`],
    [
      'Helm values with tag and digest',
      `image:\n  repository: reg.test/golden/python\n  tag: 3.12-golden-v1.0.0\n  digest: "${OLD_DIGEST}"\n`,
    ],
    [
      'Helm values with a registry',
      `image:\n  registry: reg.test\n  repository: golden/python\n  tag: '3.12-golden-v1.0.0' # x\n  digest: ${OLD_DIGEST}\n`,
    ],
    [
      'Helm values whose tag is pinned',
      `image:\n  repository: reg.test/golden/python\n  tag: 3.12-golden-v1.0.0@${OLD_DIGEST}\n`,
    ],
    [
      'a kustomization',
      `kind: Kustomization\nimages:\n  - name: python\n    newName: reg.test/golden/python\n    newTag: 3.12-golden-v1.0.0\n    digest: ${OLD_DIGEST}\n`,
    ],
  ])('rewrites in YAML %s, and nothing else', (_what, text) => {
    const result = rewrite('deploy/app.yaml', text);
    expect(result.text).toBe(
      upgraded(text)
        .replaceAll('3.12-golden-v1.0.0', '3.12-golden-v2.0.0')
        .replaceAll(OLD_DIGEST, DIGEST),
    );
    expect(result.text).not.toBe(text);
    expect(result.undecided).toEqual([]);
    expect(result.changes).toContainEqual({
      line: expect.any(Number),
      from: OLD,
      to: NEW,
      step: 'breaking',
    });
  });

  it('pins a kustomization that had only a tag', () => {
    const result = rewrite(
      'base/kustomization.yaml',
      'images:\r\n- newTag: 3.12-golden-v1.0.0 # x\r\n  name: reg.test/golden/python\r\n',
    );
    expect(result.text).toBe(
      `images:\r\n- digest: ${DIGEST}\r\n  newTag: 3.12-golden-v2.0.0 # x\r\n  name: reg.test/golden/python\r\n`,
    );
    expect(result.changes).toEqual([
      {
        line: 2,
        from: 'reg.test/golden/python:3.12-golden-v1.0.0',
        to: NEW,
        step: 'breaking',
      },
    ]);
  });

  it('moves Helm values without a digest, and says that nothing pins them', () => {
    const result = rewrite(
      'values.yaml',
      'image:\n  repository: reg.test/golden/python\n  tag: "3.12-golden-v1.0.0"\n',
    );
    expect(result.text).toBe(
      'image:\n  repository: reg.test/golden/python\n  tag: "3.12-golden-v2.0.0"\n',
    );
    expect(result.undecided).toEqual([
      {
        line: 2,
        excerpt: 'reg.test/golden/python:3.12-golden-v1.0.0',
        reason: expect.stringContaining(DIGEST),
      },
    ]);
  });

  it.each([
    [
      'a name that stands elsewhere',
      `base: &b ${OLD}\nimage: *b\n`,
      /stands elsewhere/,
    ],
    ['a block of text', `image: >-\n  ${OLD}\n`, /block of text/],
    [
      'a kustomization in one line',
      'kind: Kustomization\nimages: [{name: reg.test/golden/python, newTag: 3.12-golden-v1.0.0}]\n',
      /Write it by hand/,
    ],
    [
      'an empty tag, for which the chart has another',
      'image: {repository: reg.test/golden/python, tag: ""}\n',
      /Write it by hand/,
    ],
    [
      'a template',
      'kind: Deployment\n{{- if .Values.x }}\nimage: {{ .Values.image }}\n{{- end }}\n',
      /cannot be read as YAML/,
    ],
    ['an image that is not golden', 'image: python:3.12\n', /^No golden image/],
  ])('says that it left %s', (_what, text, reason) => {
    const result = rewrite('app.yaml', text);
    expect(result.text).toBe(text);
    expect(result.undecided).toMatchObject([
      { reason: expect.stringMatching(reason) },
    ]);
  });

  it.each([
    ['YAML without images', 'a: [1, 2\n'],
    ['an image that is not text', 'image: 3\nx: {image: null}\n'],
    ['a text that has one in it', `data:\n  Dockerfile: |\n    FROM ${OLD}\n`],
    [
      'a kustomization that leaves it to the manifest',
      'kind: Kustomization\nimages:\n  - name: reg.test/golden/python\n',
    ],
  ])('does not touch %s', (_what, text) => {
    expect(rewrite('app.yaml', text)).toEqual({
      text,
      changes: [],
      undecided: [],
    });
  });

  it.each([
    ['brackets', `image: ${'['.repeat(100_000)}`],
    ['lists in lists', `image: 1\n${'- '.repeat(100_000)}`],
    ['indentation', `image: 1\n${' '.repeat(100_000)}a: 1`],
    ['a long file', `image: 1\n# ${'x'.repeat(1_000_000)}`],
  ])('refuses hostile YAML at once: %s', (_what, text) => {
    const started = performance.now();
    expect(rewrite('app.yaml', text).undecided).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij']
        .map(
          (key, i) =>
            `${key}: &${key} [${Array(9)
              .fill(`*${'abcdefghi'[i]}`)
              .join(',')}]`,
        )
        .join('\n')}\nimage: ${OLD}\n`,
    ],
    ['many images', `image: ${OLD}\n---\n`.repeat(2_000)],
  ])('is done soon with %s', (_what, text) => {
    const started = performance.now();
    expect(rewrite('app.yaml', text).text).toBe(upgraded(text));
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is done soon with a Dockerfile of many stages', () => {
    const text = `FROM ${OLD}\n`.repeat(5_000);
    const started = performance.now();
    expect(rewrite('Dockerfile', text).text).toBe(upgraded(text));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
