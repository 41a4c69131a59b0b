import type {
  Digest,
  TrustedBuilder,
  VerificationReport,
} from '@image-governance/plugin-golden-images-common';
import {
  buildImage,
  buildIndex,
} from '../../sources/oci/__testUtils__/imageContent';
import {
  LoopbackRegistry,
  sendJson,
} from '../../sources/oci/__testUtils__/LoopbackRegistry';
import { digestOf } from '../../sources/oci/content/checkDigest';
import { readerOf } from '../../sources/oci/__testUtils__/readerOf';
import { attach, type Attached } from './__testUtils__/attach';
import {
  BUILDER,
  IMAGE_SIGNATURE,
  SigningKey,
  tampered,
  withPayload,
} from './__testUtils__/signing';
import type { Trust } from './bundle/Trust';
import { ImageVerifier } from './ImageVerifier';

const REPOSITORY = 'golden/python';
const image = buildImage({ layers: ['os', 'python'] });
const another = buildImage({ layers: ['os', 'evil'] });
const { digest } = image;
const release = new SigningKey();
const stranger = new SigningKey();
const p384 = new SigningKey('P-384');

const TRUST: Trust = {
  keys: [
    { name: 'release', key: release.publicKey },
    { name: 'release-384', key: p384.publicKey },
  ],
  identities: [],
  keysNeedLog: false,
};
const BUILDERS: TrustedBuilder[] = [{ id: BUILDER, spec: '1', level: 3 }];
const NOW = new Date('2026-03-02T08:00:00Z');

const running: LoopbackRegistry[] = [];
afterEach(() => Promise.all(running.splice(0).map(each => each.stop())));

async function start(attached: Attached): Promise<LoopbackRegistry> {
  const registry = await LoopbackRegistry.start({
    repositories: {
      [REPOSITORY]: { '2.1.0': image, ...attach(image, attached) },
    },
  });
  running.push(registry);
  return registry;
}

async function verifyAt(
  registry: LoopbackRegistry,
  options: { trust?: Partial<Trust>; of?: Digest } = {},
) {
  return ImageVerifier.create({
    trust: { ...TRUST, ...options.trust },
    builders: BUILDERS,
    now: () => NOW,
  }).verify(
    { repository: REPOSITORY, digest: options.of ?? digest },
    readerOf(registry).reader,
    { signal: new AbortController().signal },
  );
}

async function verify(
  attached: Attached,
  trust?: Partial<Trust>,
): Promise<VerificationReport> {
  const { report } = await verifyAt(await start(attached), { trust });
  return report;
}

/** What each signature and attestation came to: who signed, or why not. */
function outcomes({ signatures, attestations }: VerificationReport): string[] {
  return [...signatures, ...attestations].map(one =>
    one.state === 'verified' ? `by ${nameOf(one.signer)}` : one.reason,
  );
}

function tagOf(of: Digest): string {
  return of.replace(':', '-');
}

function nameOf(
  signer: Extract<
    VerificationReport['signatures'][number],
    { state: 'verified' }
  >['signer'],
): string {
  return signer.kind === 'key' ? signer.name : signer.subject;
}

describe('ImageVerifier', () => {
  it('finds nothing on an image that nothing is attached to', async () => {
    await expect(verify({})).resolves.toEqual({
      digest,
      at: NOW.toISOString(),
      signatures: [],
      attestations: [],
    });
  });

  it.each([
    ['a legacy signature', { sig: [release.simpleSigning(digest)] }, 'cosign'],
    [
      'a bundle at the fallback tag',
      { referrers: [release.bundle(digest, IMAGE_SIGNATURE)] },
      'bundle',
    ],
  ])('verifies %s as the signature of the image', async (_, given, format) => {
    await expect(verify(given)).resolves.toMatchObject({
      signatures: [
        {
          format,
          state: 'verified',
          signer: { kind: 'key', name: 'release' },
        },
      ],
      attestations: [],
    });
  });

  it('verifies a bundle that the referrers API names', async () => {
    const registry = await start({
      referrers: [release.bundle(digest, IMAGE_SIGNATURE)],
    });
    const fallback = `/v2/${REPOSITORY}/manifests/${tagOf(digest)}`;
    const response = await fetch(`http://${registry.host}${fallback}`);
    const index: unknown = await response.json();
    registry.quirk = ({ path }, answer) => {
      switch (path) {
        case `/v2/${REPOSITORY}/referrers/${digest}`:
          return sendJson(answer, index);
        case fallback:
          return sendJson(answer, {}, {}, 404);
        default:
          return false;
      }
    };
    const { report } = await verifyAt(registry);
    expect(outcomes(report)).toEqual(['by release']);
  });

  it.each([
    ['an envelope at a tag', { att: [release.envelope(digest)] }, 'cosign'],
    ['a bundle', { referrers: [release.bundle(digest)] }, 'bundle'],
  ])('reads the provenance in %s', async (_, given, format) => {
    await expect(verify(given)).resolves.toMatchObject({
      signatures: [],
      attestations: [
        {
          format,
          state: 'verified',
          kind: 'provenance',
          predicateType: 'https://slsa.dev/provenance/v1',
          provenance: { builder: BUILDER, spec: '1', level: 3 },
        },
      ],
    });
  });

  it('verifies what a P-384 key signed', async () => {
    const report = await verify({
      sig: [p384.simpleSigning(digest)],
      att: [p384.envelope(digest)],
      referrers: [p384.bundle(digest, IMAGE_SIGNATURE)],
    });
    expect(outcomes(report)).toEqual(Array(3).fill('by release-384'));
  });

  it('verifies an index by its own digest, not by those of its platforms', async () => {
    const index = buildIndex([image]);
    const registry = await LoopbackRegistry.start({
      repositories: {
        [REPOSITORY]: {
          '2.1.0': index,
          ...attach(index, { sig: [release.simpleSigning(digest)] }),
        },
      },
    });
    running.push(registry);
    const { report } = await verifyAt(registry, { of: index.digest });
    expect(outcomes(report)).toEqual([
      `it is a signature of ${digest}, another image`,
    ]);
  });

  it('judges each of several signatures alone', async () => {
    const report = await verify({
      sig: [
        stranger.simpleSigning(digest),
        release.simpleSigning(another.digest),
        release.simpleSigning(digest),
        release.simpleSigning(digest),
      ],
    });
    expect(outcomes(report)).toEqual([
      'it is by none of the trusted keys',
      `it is a signature of ${another.digest}, another image`,
      'by release',
      'by release',
    ]);
  });

  it('takes an envelope of several signatures of which one holds', async () => {
    const good = release.envelope(digest);
    const [sig] = JSON.parse(String(stranger.envelope(digest).body)).signatures;
    const both = tampered(good, text => {
      const envelope = JSON.parse(text);
      return JSON.stringify({
        ...envelope,
        signatures: [sig, ...envelope.signatures],
      });
    });
    expect(outcomes(await verify({ att: [both] }))).toEqual(['by release']);
  });

  const MANY_BYTES = 30 * 1024 * 1024;
  const huge = tampered(release.bundle(digest), text =>
    text.padEnd(MANY_BYTES, ' '),
  );
  const signature = release.simpleSigning(digest);
  const SIGNATURE = 'dev.cosignproject.cosign/signature';

  it.each<[string, Attached, RegExp]>([
    [
      'a signature of another image',
      { sig: [release.simpleSigning(another.digest)] },
      /signature of sha256:.*, another image/,
    ],
    [
      'a signature by another key',
      { sig: [stranger.simpleSigning(digest)] },
      /none of the trusted keys/,
    ],
    [
      'a signed document that was changed',
      {
        sig: [
          tampered(release.simpleSigning(another.digest), text =>
            text.replace(another.digest, digest),
          ),
        ],
      },
      /none of the trusted keys/,
    ],
    [
      'a signed document of another type',
      { sig: [release.simpleSigning(digest, 'atomic container signature')] },
      /no simple signing document of cosign/,
    ],
    [
      'a document without its signature',
      { sig: [{ ...signature, annotations: {} }] },
      /no signature beside it/,
    ],
    [
      'a signature that is no base64',
      { sig: [{ ...signature, annotations: { [SIGNATURE]: '%%%' } }] },
      /./,
    ],
    [
      'a signature that is cut off',
      {
        sig: [
          {
            ...signature,
            annotations: {
              [SIGNATURE]:
                signature.annotations?.[SIGNATURE].slice(0, 40) ?? '',
            },
          },
        ],
      },
      /none of the trusted keys/,
    ],
    [
      'a certificate that is none',
      {
        sig: [
          {
            ...signature,
            annotations: {
              ...signature.annotations,
              'dev.sigstore.cosign/certificate': 'nonsense',
            },
          },
        ],
      },
      /./,
    ],
    [
      'a log entry that is none',
      {
        sig: [
          {
            ...signature,
            annotations: {
              ...signature.annotations,
              'dev.sigstore.cosign/bundle': '{"Payload":null}',
            },
          },
        ],
      },
      /transparency log is malformed/,
    ],
    [
      'an attestation of another image',
      { att: [release.envelope(another.digest)] },
      /not about sha256:.* but about sha256:/,
    ],
    [
      'an attestation by another key',
      { att: [stranger.envelope(digest)] },
      /none of the trusted keys/,
    ],
    [
      'an attestation whose payload was replaced',
      { att: [withPayload(release.envelope(another.digest), digest)] },
      /none of the trusted keys/,
    ],
    [
      'an attestation of another payload type',
      { att: [release.envelope(digest, { payloadType: 'text/plain' })] },
      /is text\/plain, not an in-toto statement/,
    ],
    [
      'a payload that claims another type than was signed',
      {
        att: [
          tampered(
            release.envelope(digest, { payloadType: 'text/plain' }),
            text => text.replace('text/plain', 'application/vnd.in-toto+json'),
          ),
        ],
      },
      /none of the trusted keys/,
    ],
    [
      'a statement of another type',
      { att: [release.envelope(digest, { type: 'https://evil.example/v1' })] },
      /no in-toto statement/,
    ],
    [
      'an envelope that is cut off',
      { att: [tampered(release.envelope(digest), text => text.slice(0, 90))] },
      /no JSON/,
    ],
    [
      'an envelope without signatures',
      {
        att: [
          tampered(release.envelope(digest), text =>
            text.replace(/"signatures":.*/, '"signatures":[]}'),
          ),
        ],
      },
      /no DSSE envelope/,
    ],
    [
      'a bundle about another image',
      { referrers: [release.bundle(another.digest, IMAGE_SIGNATURE)] },
      /not about sha256:.* but about sha256:/,
    ],
    [
      'a bundle by another key',
      { referrers: [stranger.bundle(digest, IMAGE_SIGNATURE)] },
      /none of the trusted keys/,
    ],
    [
      'a bundle whose payload was replaced',
      { referrers: [withPayload(release.bundle(another.digest), digest)] },
      /none of the trusted keys/,
    ],
    [
      'a bundle of a version that is not known',
      {
        referrers: [
          tampered(release.bundle(digest), text =>
            text.replace('bundle.v0.3+json', 'bundle.v9+json'),
          ),
        ],
      },
      /no bundle format that is understood/,
    ],
    [
      'a bundle with nonsense where an object belongs',
      {
        referrers: [
          tampered(release.bundle(digest), text =>
            text.replace(
              /"dsseEnvelope":.*/,
              '"dsseEnvelope":{"signatures":7}}',
            ),
          ),
        ],
      },
      /./,
    ],
    [
      'a bundle with two signatures',
      {
        referrers: [
          tampered(release.bundle(digest), text =>
            text.replace(
              /"signatures":\[(.*?)\]/,
              (_, one) => `"signatures":[${one},${one}]`,
            ),
          ),
        ],
      },
      /malformed/,
    ],
    [
      'a bundle without material to verify it with',
      {
        referrers: [
          tampered(release.bundle(digest), text =>
            text.replace('verificationMaterial', 'material'),
          ),
        ],
      },
      /malformed/,
    ],
    [
      'a bundle that is null',
      { referrers: [tampered(release.bundle(digest), () => 'null')] },
      /no bundle format/,
    ],
    ['a bundle of 30 MB', { referrers: [huge] }, /has 31457280 bytes, more/],
    [
      'a bundle of 30 MB that claims to be small',
      { referrers: [{ ...huge, claimedSize: 1000 }] },
      /cannot be read/,
    ],
  ])('refuses %s', async (_, given, reason) => {
    const report = await verify(given);
    const refused = [...report.signatures, ...report.attestations];
    expect(refused).toEqual([
      expect.objectContaining({
        state: 'not-verified',
        reason: expect.stringMatching(reason),
      }),
    ]);
    expect(refused[0]).not.toHaveProperty('provenance');
  });

  it('says of an image that is signed by a bundle that does not hold that it is signed, and not verified', async () => {
    await expect(
      verify({ referrers: [stranger.bundle(digest, IMAGE_SIGNATURE)] }),
    ).resolves.toMatchObject({
      signatures: [{ state: 'not-verified' }],
      attestations: [],
    });
  });

  it('takes no key for one that must be in a log when it is in none', async () => {
    const report = await verify(
      { sig: [release.simpleSigning(digest)] },
      { keysNeedLog: true },
    );
    expect(outcomes(report)).toEqual([
      expect.stringContaining('must be in a transparency log'),
    ]);
  });

  it('verifies nothing when nobody is trusted', async () => {
    const report = await verify(
      {
        sig: [release.simpleSigning(digest)],
        referrers: [release.bundle(digest)],
      },
      { keys: [] },
    );
    expect(outcomes(report)).toEqual([
      'it is by none of the trusted keys',
      'it is by none of the trusted keys',
    ]);
  });

  it.each([
    ['damaged', 200],
    ['gone', 404],
  ])('refuses a body that is %s, and judges the rest', async (_, status) => {
    const registry = await start({
      sig: [signature],
      referrers: [release.bundle(digest, IMAGE_SIGNATURE)],
    });
    registry.quirk = ({ path }, response) =>
      path.endsWith(digestOf(signature.body))
        ? sendJson(response, 'damaged', {}, status)
        : false;
    const { report } = await verifyAt(registry);
    expect(outcomes(report)).toEqual([
      expect.stringContaining('it cannot be read'),
      'by release',
    ]);
  });

  it('reads no more of one image than memory has room for', async () => {
    const large = release.bundle(digest, {
      predicateType: 'https://spdx.dev/Document',
      predicate: ' '.repeat(14 * 1024 * 1024),
    });
    const small = release.bundle(digest);
    const report = await verify({
      referrers: [...Array(6).fill(large), small],
    });
    expect(outcomes(report)).toEqual([
      ...Array(5).fill('by release'),
      expect.stringContaining('it was not read'),
      'by release',
    ]);
  });

  it.each([401, 500])(
    'does not call an image unsigned when the registry answers %i',
    async status => {
      const registry = await start({ sig: [release.simpleSigning(digest)] });
      registry.quirk = ({ path }, response) =>
        path.endsWith('.sig') ? sendJson(response, {}, {}, status) : false;
      await expect(verifyAt(registry)).rejects.toMatchObject({
        name: 'ImageReadError',
      });
    },
  );

  it('keeps what it read as evidence, verified or not', async () => {
    const { bodies } = await verifyAt(
      await start({
        sig: [signature, stranger.simpleSigning(digest)],
        referrers: [huge],
      }),
    );
    expect(bodies.map(({ body }) => body.toString())).toEqual([
      signature.body.toString(),
      stranger.simpleSigning(digest).body.toString(),
    ]);
    expect(bodies[0]).toMatchObject({
      place: `${tagOf(digest)}.sig`,
      layer: { annotations: signature.annotations },
    });
  });
});
