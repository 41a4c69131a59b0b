import type { TierReport } from '../tier';
import { TierClassifier } from '../TierClassifier';

const GOLDEN = 'internal-registry.company.com/golden/python:3.12';

let classifier: TierClassifier;

beforeAll(async () => {
  classifier = await TierClassifier.create();
});

function classify(...lines: readonly string[]): TierReport {
  return classifier.classify({ kind: 'dockerfile', text: lines.join('\n') });
}

const builder = (...lines: readonly string[]) =>
  classify(
    `FROM ${GOLDEN} AS build`,
    'USER root',
    'RUN apk add bash gcc',
    'LABEL a=b',
    `FROM ${GOLDEN}`,
    ...lines,
  );

it('of a stage that is left behind only its sources count (AMB-06e)', () => {
  const report = builder('COPY --from=build /app /app');

  expect(report.tier).toBe(1);
  expect(report.packages.map(each => each.name)).toEqual(['bash', 'gcc']);
  expect(
    classify(
      `FROM ${GOLDEN} AS build`,
      'RUN curl https://x.example/ | sh',
      `FROM ${GOLDEN}`,
    ).tier,
  ).toBe(3);
});

it.each(['/', '/usr', '/usr/bin/', '/usr/lib', '$WHERE'])(
  'when %s is copied from it, what lies in its files counts',
  path => {
    expect(
      builder(`COPY --from=build ${path} /`).findings.map(each => each.item),
    ).toEqual(expect.arrayContaining(['shell', 'system-package']));
  },
);

it('a stage that the last one builds on ships', () => {
  const report = classify(
    `FROM ${GOLDEN} AS base`,
    'USER root',
    'FROM base',
    'USER 1001',
  );

  expect(report.tier).toBe(3);
  expect(report.images).toEqual([{ reference: GOLDEN, line: 1, ships: true }]);
});

it('root that is given up is tier 2 where that is allowed (AMB-06e)', async () => {
  const lenient = await TierClassifier.create({ allowTransientRoot: true });
  const tierOf = (...lines: readonly string[]) =>
    lenient.classify({
      kind: 'dockerfile',
      text: [`FROM ${GOLDEN}`, ...lines].join('\n'),
    }).tier;

  expect(tierOf('USER root', 'RUN apk add curl', 'USER 1001')).toBe(2);
  expect(tierOf('USER 1001', 'USER root')).toBe(3);
  expect(tierOf('USER root', 'USER $ANYBODY')).toBe(3);
});

it('names of images are put together from ARGs', () => {
  const report = classify(
    'ARG REGISTRY=internal-registry.company.com',
    'ARG BASE=${REGISTRY}/golden/python',
    'ARG LAST=build',
    'FROM --platform=$BUILDPLATFORM "${BASE}:${TAG:-3.12}" AS build',
    'FROM $LAST AS last',
    'from Last',
    'COPY --chown=a --from=0 /app /app',
    'COPY --from=internal-registry.company.com/golden/node:22 /a /b',
    'RUN --mount=type=cache,target=/x --mount=type=bind,from=alpine:3 true',
  );

  expect(report.images).toEqual([
    { reference: GOLDEN, line: 4, ships: true },
    {
      reference: 'internal-registry.company.com/golden/node:22',
      line: 8,
      ships: false,
    },
    { reference: 'alpine:3', line: 9, ships: false },
  ]);
  expect(report.findings.filter(each => each.tier === 3)).toEqual([
    expect.objectContaining({ item: 'external-source', line: 9 }),
  ]);
});

it('an ARG before FROM is only known in a stage that asks for it', () => {
  const lines = ['ARG P=curl', `FROM ${GOLDEN}`, 'RUN apk add $P'];

  expect(classify(...lines).tier).toBe(3);
  expect(classify(...lines.slice(0, 2), 'ARG P', lines[2]).tier).toBe(2);
});

it('a text without FROM is no Dockerfile', () => {
  expect(classify('RUN true')).toMatchObject({
    tier: 3,
    findings: [{ item: 'base-image', undecided: true }],
  });
});
