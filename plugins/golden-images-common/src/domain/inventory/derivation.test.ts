import { release } from '../releases/__testUtils__/release';
import {
  deepestBases,
  derivation,
  explainDerivation,
  type DerivationFacts,
} from './derivation';

const digestOf = (hex: string) => `sha256:${hex.repeat(64)}`;

const GOLDEN = release('python', '3.12', '2.0.0');
const NEWER = release('python', '3.12', '2.1.0');
const APPROVAL = {
  id: 'REQ-7',
  repository: 'team-approved/data/etl',
  approvedAt: '2027-01-05',
  approvers: ['ann', 'bob'],
};

function layers(id: string, count = 2) {
  return {
    kind: 'layers' as const,
    release: id,
    chainId: digestOf('c'),
    layers: count,
    ofLayers: 5,
  };
}

function facts(overrides: Partial<DerivationFacts> = {}): DerivationFacts {
  return {
    digest: digestOf('1'),
    places: [{ registry: 'reg.example', repository: 'shop/api' }],
    content: {
      status: 'unreadable',
      reason: 'gone',
      message: 'HTTP 404',
    },
    lineage: { releases: [GOLDEN.id], evidence: [layers(GOLDEN.id)] },
    releases: [GOLDEN, NEWER],
    bases: [],
    upstream: [],
    ...overrides,
  };
}

describe('derivation', () => {
  it('leads from the image over the variant and the release to upstream', () => {
    const steps = derivation(
      facts({
        bases: [
          {
            registry: 'internal',
            repository: 'team-approved/data/etl',
            digest: digestOf('2'),
            approval: APPROVAL,
          },
        ],
        upstream: [
          {
            release: GOLDEN.id,
            places: [{ registry: 'upstream.example', repository: 'python' }],
          },
        ],
      }),
    );
    expect(
      steps.map(({ kind, title, proven }) => [kind, title, proven]),
    ).toEqual([
      ['image', 'reg.example/shop/api', true],
      ['variant', 'internal/team-approved/data/etl', true],
      ['release', 'python 3.12 golden-v2.0.0', true],
      ['upstream', 'upstream.example/python', true],
    ]);
    expect(steps[1].reason).toContain(
      'Approved as REQ-7 on 2027-01-05 by ann, bob.',
    );
    expect(steps[2].reason).toContain('Layers 1-2 of 5 are exactly');
  });

  it('takes what a release says of its own base for a claim', () => {
    const [, , upstream] = derivation(
      facts({
        upstream: [
          {
            release: GOLDEN.id,
            places: [],
            image: {
              digest: digestOf('9'),
              manifests: [],
              indexAnnotations: {
                'org.opencontainers.image.base.name':
                  'upstream.example/python:3',
              },
            },
          },
        ],
      }),
    );
    expect(upstream).toMatchObject({
      kind: 'upstream',
      title: 'upstream.example/python:3',
      proven: false,
      reason: expect.stringContaining('a claim proves nothing'),
    });
  });

  it('says that no approval covers a variant', () => {
    const [image] = derivation(
      facts({
        variant: {
          registry: 'internal',
          repository: 'team-approved/data/etl',
          digest: digestOf('1'),
        },
      }),
    );
    expect(image.reason).toBe(
      "A team's variant. No approval on record covers it.",
    );
  });

  it('names every release that cannot be told apart', () => {
    const tie = facts({
      lineage: {
        releases: [GOLDEN.id, NEWER.id],
        evidence: [layers(GOLDEN.id), layers(NEWER.id)],
      },
    });
    expect(
      derivation(tie)
        .filter(({ kind }) => kind === 'release')
        .map(each => each.release),
    ).toEqual([GOLDEN.id, NEWER.id]);
    expect(explainDerivation(tie).at(-1)).toBe(
      '2 releases share these layers, so it cannot be told which of them it was built on.',
    );
  });

  it('names no release for a mere claim', () => {
    const claimed = facts({
      lineage: {
        releases: [],
        evidence: [
          {
            kind: 'annotation',
            release: GOLDEN.id,
            claim: 'org.opencontainers.image.base.name=x',
            source: 'config label',
          },
        ],
      },
    });
    expect(derivation(claimed)).toHaveLength(1);
  });

  it.each<[string, DerivationFacts['content'], string]>([
    [
      'was not read',
      undefined,
      'The image has not been read from its registry, so its base is not known.',
    ],
    [
      'could not be read',
      { status: 'unreadable', reason: 'gone', message: 'HTTP 404' },
      'The image could not be read, so its base is not known: HTTP 404',
    ],
    [
      'is built on nothing golden',
      {
        status: 'read',
        image: {
          kind: 'index',
          digest: digestOf('1'),
          mediaType: '',
          annotations: {},
          manifests: [],
        },
      },
      'No golden release is among its layers: no base was found.',
    ],
  ])('says so of an image that %s', (_, content, sentence) => {
    expect(
      explainDerivation(
        facts({ content, lineage: { releases: [], evidence: [] } }),
      ),
    ).toEqual([sentence]);
  });
});

describe('deepestBases', () => {
  const bases = new Map([
    ['a2', ['shallow']],
    ['a3', ['deep', 'twin']],
    ['b3', ['deep']],
  ]);

  it.each<[string, string[][], string[]]>([
    [
      'takes the deepest, all ties',
      [['a1', 'a2', 'a3', 'a4']],
      ['deep', 'twin'],
    ],
    [
      'takes what holds for every platform',
      [
        ['a1', 'a2', 'a3'],
        ['b1', 'b2', 'b3'],
      ],
      ['deep'],
    ],
    ['finds none where a platform has none', [['a1', 'a2', 'a3'], ['x']], []],
    ['finds none of no platform', [], []],
  ])('%s', (_, platforms, names) => {
    expect(deepestBases(platforms, bases)).toEqual(names);
  });
});
