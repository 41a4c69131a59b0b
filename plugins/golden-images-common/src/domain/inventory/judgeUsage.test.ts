import { createHash } from 'node:crypto';
import { DEFAULT_POLICY } from '../policy/policy';
import type { Release } from '../releases/release';
import { approvalFor } from './approval';
import { chainIds } from './chainId';
import type { UsageFacts, VariantApproval } from './judgment';
import { judgeUsage } from './judgeUsage';
import { traceLineage, lookupKeys } from './traceLineage';
import type { TracedImage, TracedManifest } from './tracedImage';

const HOST = 'internal-registry.company.com';
const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');
const digest = (name: string) => `sha256:${sha256(name)}`;
const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

const layersOf = (version: string, arch: string) => [
  digest(`base ${arch}`),
  digest(`python ${version} ${arch}`),
];
const chain = (layers: readonly string[]) => chainIds(layers, sha256);

function release(version: string, more: Partial<Release> = {}): Release {
  return {
    id: `python/3.12/${version}`,
    family: 'python',
    track: '3.12',
    version,
    registry: HOST,
    repository: 'golden/python',
    tag: `3.12-golden-v${version}`,
    digest: digest(`index ${version}`),
    platforms: [AMD64, ARM64].map(platform => {
      const chainOf = chain(layersOf(version, platform.architecture));
      return {
        platform,
        digest: digest(`${version} ${platform.architecture}`),
        chainId: chainOf[chainOf.length - 1],
        layers: chainOf.length,
      };
    }),
    recorded: true,
    promotedAt: '2026-01-07',
    ...more,
  };
}

const V20 = release('2.0.0');
const V21 = release('2.1.0');

function manifest(
  name: string,
  layers: readonly string[],
  more: Partial<TracedManifest> = {},
): TracedManifest {
  return {
    digest: digest(name),
    platform: AMD64,
    chainIds: chain(layers),
    labels: {},
    annotations: {},
    ...more,
  };
}

function trace(image: TracedImage, releases: readonly Release[] = [V20, V21]) {
  const keys = lookupKeys(image);
  const pick = (list: readonly string[], of: (one: Release) => string[]) =>
    new Map(
      list.map(key => [key, releases.filter(one => of(one).includes(key))]),
    );
  return traceLineage(image, {
    byDigest: pick(keys.digests, one => [
      one.digest,
      ...one.platforms.map(p => p.digest),
    ]),
    byChainId: pick(keys.chainIds, one => one.platforms.map(p => p.chainId)),
  });
}

const READ = {
  kind: 'manifest' as const,
  digest: digest('any'),
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  configDigest: digest('config'),
  platform: AMD64,
  diffIds: [],
  sizeBytes: 0,
  labels: {},
  annotations: {},
};

function judge(
  image: string,
  traced: TracedImage | undefined,
  more: Partial<UsageFacts> = {},
) {
  const releases = more.releases ?? [V20, V21];
  return judgeUsage(
    {
      image,
      environment: 'production',
      ...(traced
        ? { resolved: { digest: traced.digest, by: 'pin' as const } }
        : {}),
      content: traced && { status: 'read', image: READ },
      lineage: traced
        ? trace(traced, releases)
        : { releases: [], evidence: [] },
      releases,
      tagHistory: [],
      ...more,
    },
    DEFAULT_POLICY,
  );
}

const golden21: TracedImage = { digest: V21.digest, manifests: [] };
const plain: TracedImage = {
  digest: digest('plain'),
  manifests: [manifest('plain', [digest('x'), digest('y')])],
};
const onGolden: TracedImage = {
  digest: digest('app'),
  manifests: [
    manifest('app', [...layersOf('2.0.0', 'amd64'), digest('app layer')]),
  ],
};
const pinned = (path: string, traced: TracedImage) =>
  `${HOST}/${path}@${traced.digest}`;
const kinds = (judgment: ReturnType<typeof judge>) =>
  judgment.findings.map(({ kind, severity }) => `${kind}:${severity}`);

describe('judgeUsage by the worked examples', () => {
  it('GT-REF-01: tag and digest of a release is golden, python, track 3.12, pinned', () => {
    expect(
      judge(`${HOST}/golden/python:3.12-stable@${V21.digest}`, golden21),
    ).toMatchObject({
      verdict: 'golden',
      release: 'python/3.12/2.1.0',
      pinned: true,
      findings: [],
    });
  });

  it('GT-REF-02: without digest it is golden but unpinned: an error in production, a warning elsewhere', () => {
    const image = `${HOST}/golden/python:3.12-stable`;
    const production = judge(image, golden21);
    expect(production).toMatchObject({ verdict: 'golden', pinned: false });
    expect(kinds(production)).toEqual([
      'not-pinned:error',
      'floating-tag:error',
    ]);
    expect(
      kinds(judge(image, golden21, { environment: 'development' })),
    ).toEqual(['not-pinned:warning', 'floating-tag:warning']);
  });

  const variant = `${HOST}/team-approved/data/migrations-worker:1.0.0@${onGolden.digest}`;
  const approval: VariantApproval = {
    id: 'INFRA-1234',
    repository: 'team-approved/data/migrations-worker',
    digest: onGolden.digest,
    approvedAt: '2026-03-01',
    expiresAt: '2027-03-01',
    approvers: ['group:default/security'],
  };

  it('GT-REF-03: a team-approved image with a matching approval is an approved variant, else an unapproved one', () => {
    expect(judge(variant, onGolden, { approval })).toMatchObject({
      verdict: 'approved-variant',
      release: 'python/3.12/2.0.0',
    });
    expect(judge(variant, onGolden)).toMatchObject({
      verdict: 'unapproved-variant',
    });
  });

  it('GT-REF-03: an approval without golden lineage approves nothing', () => {
    expect(
      judge(pinned('team-approved/data/migrations-worker', plain), plain, {
        approval,
      }),
    ).toMatchObject({ verdict: 'custom-build' });
  });

  it('GT-REF-04: staging/ in production is an evaluation image', () => {
    expect(judge(`${HOST}/staging/python:3.13-candidate`, plain).verdict).toBe(
      'evaluation',
    );
  });

  it('GT-REF-05: the upstream registry is direct upstream', () => {
    expect(
      judge('registry.cleanstart.com/python:3.12', undefined).verdict,
    ).toBe('direct-upstream');
  });

  it('GT-REF-06: an own image without golden layers is a custom build', () => {
    expect(judge(`${HOST}/payments/adhoc:1`, plain).verdict).toBe(
      'custom-build',
    );
  });

  it.each(['python:3.12', 'docker.io/library/nginx'])(
    'GT-REF-07: %s is third-party',
    image => {
      expect(judge(image, undefined).verdict).toBe('third-party');
    },
  );

  it('GT-REF-08: golden-evil/ is not golden/', () => {
    expect(judge(`${HOST}/golden-evil/python:1`, plain).verdict).toBe(
      'custom-build',
    );
  });

  it('GT-REF-09: the internal host in a path is not the internal host', () => {
    const image = `evil.example/${HOST}/golden/python:1@${plain.digest}`;
    expect(judge(image, plain).verdict).toBe('third-party');
  });

  it('GT-REF-10: a host that only looks alike is not the internal host', () => {
    expect(
      judge('internal-registryXcompany.com/golden/x:1', plain).verdict,
    ).toBe('third-party');
  });

  it('GT-REF-11: the digest decides the release, not the tag', () => {
    const old = { digest: V20.digest, manifests: [] };
    expect(
      judge(`${HOST}/golden/python:3.12-stable@${V20.digest}`, old),
    ).toMatchObject({ verdict: 'golden', release: 'python/3.12/2.0.0' });
  });

  it('GT-REF-12: an abbreviated digest makes the reference unreadable and unpinned', () => {
    expect(judge('golden/python@sha256:abc123', undefined)).toMatchObject({
      verdict: 'unknown',
      unknownReason: 'unparsable',
      pinned: false,
    });
  });

  it('GT-REF-13: an immutable tag seen with two digests is an alert', () => {
    const image = `${HOST}/golden/python:3.12-golden-v2.1.0`;
    const judgment = judge(image, golden21, {
      tagHistory: [digest('former'), V21.digest],
    });
    expect(kinds(judgment)).toContain('tag-moved:error');
    expect(
      kinds(judge(image, golden21, { tagHistory: [V21.digest] })),
    ).not.toContain('tag-moved:error');
    expect(
      kinds(
        judge(`${HOST}/golden/python:3.12-stable`, golden21, {
          tagHistory: [digest('former'), V21.digest],
        }),
      ),
    ).not.toContain('tag-moved:error');
  });
});

describe('lineage', () => {
  it('is proven by layers for an image built on golden, and says which layers', () => {
    const judgment = judge(pinned('payments/checkout-api', onGolden), onGolden);
    expect(judgment).toMatchObject({
      verdict: 'golden-based',
      release: 'python/3.12/2.0.0',
      evidence: [
        {
          kind: 'layers',
          layers: 2,
          ofLayers: 3,
          chainId: V20.platforms[0].chainId,
        },
      ],
    });
    expect(judgment.explanation).toContain(
      `Layers 1-2 of 3 are exactly python 3.12 golden-v2.0.0, chain id ${V20.platforms[0].chainId}.`,
    );
  });

  it('is proven by a platform digest', () => {
    const traced = { digest: V21.platforms[1].digest, manifests: [] };
    expect(judge(pinned('golden/python', traced), traced)).toMatchObject({
      verdict: 'golden',
      evidence: [{ kind: 'digest', platform: ARM64 }],
    });
  });

  it('is proven by layers for a mirror whose layers were recompressed', () => {
    const mirror = {
      digest: digest('mirror'),
      manifests: [manifest('mirror', layersOf('2.1.0', 'amd64'))],
    };
    expect(judge(pinned('mirror/python', mirror), mirror)).toMatchObject({
      verdict: 'golden-based',
      release: 'python/3.12/2.1.0',
      evidence: [{ kind: 'layers', layers: 2, ofLayers: 2 }],
    });
  });

  it('takes the deepest release, and keeps ties', () => {
    const deeper = release('2.2.0', {
      platforms: [
        {
          platform: AMD64,
          digest: digest('2.2.0 amd64'),
          chainId: chain([...layersOf('2.0.0', 'amd64'), digest('more')])[2],
          layers: 3,
        },
      ],
    });
    const traced = {
      digest: digest('app'),
      manifests: [
        manifest('app', [
          ...layersOf('2.0.0', 'amd64'),
          digest('more'),
          digest('app'),
        ]),
      ],
    };
    expect(trace(traced, [V20, deeper]).releases).toEqual([
      'python/3.12/2.2.0',
    ]);
    const twin = { ...deeper, id: 'python/3.12/2.2.1', version: '2.2.1' };
    expect(trace(traced, [V20, deeper, twin]).releases).toEqual([
      'python/3.12/2.2.0',
      'python/3.12/2.2.1',
    ]);
    const judgment = judge(pinned('a/b', traced), traced, {
      releases: [V20, deeper, twin],
    });
    expect(judgment).toMatchObject({ verdict: 'golden-based' });
    expect(judgment.release).toBeUndefined();
  });

  it('of an index needs every platform', () => {
    const both = {
      digest: digest('both'),
      manifests: [AMD64, ARM64].map(platform =>
        manifest(
          `app ${platform.architecture}`,
          [...layersOf('2.1.0', platform.architecture), digest('app')],
          { platform },
        ),
      ),
    };
    expect(trace(both).releases).toEqual(['python/3.12/2.1.0']);
    const half = {
      ...both,
      manifests: [
        both.manifests[0],
        manifest('evil', [digest('evil')], { platform: ARM64 }),
      ],
    };
    expect(trace(half)).toEqual({ releases: [], evidence: [] });
    const mixed = {
      ...both,
      manifests: [
        both.manifests[0],
        manifest('old', layersOf('2.0.0', 'arm64'), { platform: ARM64 }),
      ],
    };
    expect(trace(mixed).releases).toEqual([]);
  });

  it('of an index is no identity while one platform has further layers', () => {
    const extended = {
      digest: digest('extended'),
      manifests: [
        manifest('unused', layersOf('2.1.0', 'amd64'), {
          digest: V21.platforms[0].digest,
        }),
        manifest('more', [...layersOf('2.1.0', 'arm64'), digest('more')], {
          platform: ARM64,
        }),
      ],
    };
    expect(judge(pinned('golden/python', extended), extended)).toMatchObject({
      verdict: 'golden-based',
      release: 'python/3.12/2.1.0',
    });
  });

  it('keeps no more of a label than a reference can be, and looks up only digests', () => {
    const huge = {
      digest: digest('huge'),
      manifests: [
        manifest('huge', [digest('x')], {
          labels: {
            'org.opencontainers.image.base.digest': 'x'.repeat(1_000_000),
            'org.opencontainers.image.base.name': 'y'.repeat(1_000_000),
          },
        }),
      ],
    };
    expect(lookupKeys(huge).digests).toEqual([huge.digest]);
    expect(JSON.stringify(trace(huge)).length).toBeLessThan(3_000);
  });

  it('is not proven by a forged label', () => {
    const forged = {
      digest: digest('forged'),
      manifests: [
        manifest('forged', [digest('x')], {
          labels: {
            'org.opencontainers.image.base.digest': V21.digest,
            'org.opencontainers.image.base.name': `${HOST}/golden/python:3.12-stable`,
          },
        }),
      ],
    };
    const judgment = judge(pinned('adhoc/forged', forged), forged);
    expect(judgment).toMatchObject({
      verdict: 'custom-build',
      evidence: [
        { kind: 'annotation', release: 'python/3.12/2.1.0' },
        { kind: 'annotation' },
      ],
    });
    expect(judgment.release).toBeUndefined();
    expect(kinds(judgment)).toEqual(['base-claimed-only:warning']);
  });

  it('is lost when layers are squashed or reordered', () => {
    const [a, b] = layersOf('2.1.0', 'amd64');
    for (const layers of [
      [digest('squashed')],
      [b, a],
      [b],
      [digest('x'), a, b],
    ]) {
      expect(
        trace({ digest: digest('s'), manifests: [manifest('s', layers)] })
          .releases,
      ).toEqual([]);
    }
  });

  it('is proven by verified provenance when layers are lost', () => {
    const squashed = {
      digest: digest('s'),
      manifests: [manifest('s', [digest('squashed')])],
      provenance: [{ material: V21.digest, signer: 'ci@example.com' }],
    };
    expect(judge(pinned('a/b', squashed), squashed)).toMatchObject({
      verdict: 'golden-based',
      release: 'python/3.12/2.1.0',
    });
  });

  it('is not proven by a candidate or a rejected release', () => {
    const candidate = release('3.0.0', {
      stage: 'candidate',
      promotedAt: undefined,
    });
    const rejected = release('3.1.0', { stage: 'rejected' });
    for (const one of [candidate, rejected]) {
      expect(
        trace({ digest: one.digest, manifests: [] }, [one]).releases,
      ).toEqual([]);
    }
  });

  it('never matches an image without layers', () => {
    expect(
      trace({ digest: digest('scratch'), manifests: [manifest('scratch', [])] })
        .releases,
    ).toEqual([]);
  });

  it('asks for no more keys than the image has layers, digests and claims', () => {
    expect(lookupKeys(onGolden).chainIds).toHaveLength(3);
    expect(lookupKeys(onGolden).digests).toEqual([onGolden.digest]);
  });
});

describe('judgeUsage', () => {
  it.each([
    ['unreachable', 'unreachable'],
    ['unauthorised', 'unauthorised'],
    ['gone', 'gone'],
    ['invalid', 'unparsable'],
    ['not-configured', 'unreachable'],
  ] as const)(
    'says that an own image is unknown when its content is %s',
    (reason, unknownReason) => {
      const content = {
        status: 'unreadable' as const,
        reason,
        message: 'timed out',
      };
      expect(
        judge(
          `${HOST}/a/b:1@${plain.digest}`,
          { digest: plain.digest, manifests: [] },
          { content },
        ),
      ).toMatchObject({ verdict: 'unknown', unknownReason });
    },
  );

  it('says that an own image is unknown while it was not read', () => {
    expect(judge(`${HOST}/a/b:1`, undefined)).toMatchObject({
      verdict: 'unknown',
      unknownReason: 'not-read-yet',
    });
  });

  it('needs no content to know a release by its digest', () => {
    const content = {
      status: 'unreadable' as const,
      reason: 'unreachable' as const,
      message: 'timed out',
    };
    expect(
      judge(pinned('golden/python', golden21), golden21, { content }).verdict,
    ).toBe('golden');
  });

  it('keeps the verdict of an upstream image by location, and names the mirrored reference', () => {
    const judgment = judge(
      `registry.cleanstart.com/python@${V21.digest}`,
      golden21,
    );
    expect(judgment).toMatchObject({
      verdict: 'direct-upstream',
      release: 'python/3.12/2.1.0',
    });
    expect(judgment.explanation.join(' ')).toContain(
      `use ${HOST}/golden/python:3.12-golden-v2.1.0@${V21.digest}`,
    );
  });

  it('says when a digest is a former content of the tag', () => {
    const judgment = judge(
      pinned('golden/python:3.12-golden-v2.1.0', plain),
      plain,
      { tagHistory: [plain.digest, V21.digest] },
    );
    expect(judgment).toMatchObject({ verdict: 'custom-build' });
    expect(judgment.explanation.join(' ')).toContain(
      'named this digest before',
    );
  });

  it('flags a release that nobody recorded', () => {
    const unrecorded = { ...V21, recorded: false };
    expect(
      kinds(
        judge(pinned('golden/python', golden21), golden21, {
          releases: [unrecorded],
        }),
      ),
    ).toEqual(['unrecorded-release:warning']);
  });
});

describe('approvalFor', () => {
  const base = {
    approvedAt: '2026-03-01',
    approvers: [],
    repository: 'team-approved/a/b',
  };
  const byTag = { ...base, id: 'tag', tag: '1.0.0' };
  const byDigest = {
    ...base,
    id: 'digest',
    digest: digest('one'),
    expiresAt: '2026-06-01',
  };
  const image = {
    repository: 'team-approved/a/b',
    tag: '1.0.0',
    digest: digest('one'),
  };

  it.each([
    ['the digest first', image, '2026-04-01T00:00:00Z', 'digest'],
    ['the tag once that has expired', image, '2026-06-01T00:00:00Z', 'tag'],
    [
      'the tag for another digest',
      { ...image, digest: digest('two') },
      '2026-04-01',
      'tag',
    ],
    ['nothing before it was given', image, '2026-02-28T23:59:59Z', undefined],
    [
      'nothing for another repository',
      { ...image, repository: 'team-approved/a/c' },
      '2026-04-01',
      undefined,
    ],
    [
      'nothing for another tag and digest',
      { ...image, tag: '2', digest: digest('two') },
      '2026-04-01',
      undefined,
    ],
  ])('finds %s', (_, what, at, id) => {
    expect(approvalFor(what, [byTag, byDigest], at)?.id).toBe(id);
  });
});
