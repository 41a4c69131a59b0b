import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import {
  buildImage,
  type BuiltImage,
} from '../../sources/oci/__testUtils__/imageContent';
import {
  LoopbackRegistry,
  sendJson,
  type Quirk,
} from '../../sources/oci/__testUtils__/LoopbackRegistry';
import { readerOf } from '../../sources/oci/__testUtils__/readerOf';
import { ImageVerifier } from './ImageVerifier';
import {
  artifact,
  attestation,
  bundle,
  BUNDLE_TYPE,
  envelope,
  newKey,
  referrersIndex,
  simpleSignature,
  simpleSigning,
  statement,
  type SignedLayer,
} from './__testUtils__/signing';

const { signal } = new AbortController();
const NOW = new Date('2026-03-01T00:00:00.000Z');
const SIGN = 'https://sigstore.dev/cosign/sign/v1';
const PROVENANCE = 'https://slsa.dev/provenance/v1';
const BUILDER = 'https://ci.example/builder';

const release = newKey();
const stranger = newKey();
const image = buildImage({ layers: ['os', 'python'] });
const other = buildImage({ layers: ['os', 'evil'] });
const { digest } = image;
const TAG = digest.replace(':', '-');
const builtBy = (id: string) => ({ runDetails: { builder: { id } } });
const provenance = statement(digest, PROVENANCE, builtBy(BUILDER));

describe('what is attached to an image', () => {
  let registry: LoopbackRegistry;

  afterEach(() => registry.stop());

  async function verify(
    attached: Record<string, BuiltImage>,
    quirk: Quirk = () => false,
    keys = [{ name: 'release', key: release.publicKey }],
  ) {
    registry = await LoopbackRegistry.start({
      repositories: { 'golden/python': { '3.12': image, ...attached } },
    });
    registry.quirk = quirk;
    const { reader } = readerOf(registry);
    const verifier = ImageVerifier.create({
      trust: { keys, identities: [], keysNeedLog: false },
      builders: [{ id: BUILDER, spec: '1', level: 3 }],
      now: () => NOW,
    });
    return verifier.verify({ repository: 'golden/python', digest }, reader, {
      signal,
    });
  }
  const atTag = (...layers: SignedLayer[]) => ({
    [`${TAG}.sig`]: artifact(layers),
  });
  const asReferrers = (...layers: SignedLayer[]) => ({
    [TAG]: referrersIndex(layers.map(layer => artifact([layer]))),
  });

  it('is nothing', async () => {
    expect((await verify({})).report).toEqual({
      digest,
      at: NOW.toISOString(),
      signatures: [],
      attestations: [],
    });
  });

  it('is a signature in the format of cosign, by a trusted key', async () => {
    const { report, bodies } = await verify(
      atTag(simpleSignature(release.privateKey, digest)),
    );
    expect(report.signatures).toEqual([
      {
        format: 'cosign',
        place: `${TAG}.sig`,
        state: 'verified',
        signer: { kind: 'key', name: 'release' },
      },
    ]);
    expect(bodies.map(({ body }) => body)).toEqual([simpleSigning(digest)]);
  });

  it('is an attestation in the format of cosign', async () => {
    const { report } = await verify({
      [`${TAG}.att`]: artifact([attestation(release.privateKey, provenance)]),
    });
    expect(report.attestations).toMatchObject([
      {
        state: 'verified',
        kind: 'provenance',
        predicateType: PROVENANCE,
        provenance: { builder: BUILDER, spec: '1', level: 3 },
      },
    ]);
  });

  it('is bundles at the fallback tag: a signature and an attestation', async () => {
    const signature = statement(digest, SIGN, {});
    const { report } = await verify(
      asReferrers(
        bundle(release.privateKey, signature),
        bundle(release.privateKey, provenance),
      ),
    );
    expect(report.signatures).toMatchObject([
      { format: 'bundle', state: 'verified' },
    ]);
    expect(report.attestations).toMatchObject([
      { state: 'verified', kind: 'provenance' },
    ]);
  });

  it('is bundles that the referrers API lists', async () => {
    const one = artifact([bundle(release.privateKey, provenance)]);
    const { report } = await verify(
      { anything: one },
      (request, response) =>
        request.path === `/v2/golden/python/referrers/${digest}` &&
        sendJson(response, {
          schemaVersion: 2,
          mediaType: 'application/vnd.oci.image.index.v1+json',
          manifests: [
            {
              mediaType: one.mediaType,
              digest: one.digest,
              size: one.size,
              artifactType: BUNDLE_TYPE,
            },
          ],
        }),
    );
    expect(report.attestations).toMatchObject([
      { place: one.digest, state: 'verified', kind: 'provenance' },
    ]);
  });

  it('is signed by a key of another curve', async () => {
    const key = newKey('P-384');
    const signature = statement(digest, SIGN, {});
    const { report } = await verify(
      {
        ...atTag(simpleSignature(key.privateKey, digest)),
        ...asReferrers(bundle(key.privateKey, signature)),
      },
      undefined,
      [{ name: 'large', key: key.publicKey }],
    );
    expect(report.signatures.map(({ state }) => state)).toEqual([
      'verified',
      'verified',
    ]);
  });

  it('is one good signature among bad ones', async () => {
    const { report } = await verify(
      atTag(
        simpleSignature(stranger.privateKey, digest),
        simpleSignature(release.privateKey, digest),
        simpleSignature(
          release.privateKey,
          digest,
          simpleSigning(other.digest),
        ),
      ),
    );
    expect(report.signatures.map(({ state }) => state)).toEqual([
      'not-verified',
      'verified',
      'not-verified',
    ]);
  });

  const good = simpleSignature(release.privateKey, digest);
  const goodBundle = JSON.parse(
    bundle(release.privateKey, provenance).body.toString(),
  );
  const changed = (more: object): SignedLayer => ({
    mediaType: BUNDLE_TYPE,
    body: Buffer.from(JSON.stringify({ ...goodBundle, ...more })),
  });

  it.each<[string, SignedLayer, string]>([
    [
      'by a key that is not trusted',
      simpleSignature(stranger.privateKey, digest),
      'none of the trusted keys',
    ],
    [
      'of another image',
      simpleSignature(release.privateKey, digest, simpleSigning(other.digest)),
      `a signature of ${other.digest}, another image`,
    ],
    [
      'of another document than is there',
      { ...good, body: simpleSigning(other.digest) },
      'none of the trusted keys',
    ],
    [
      'of something that is no simple signing document',
      simpleSignature(release.privateKey, digest, Buffer.from('"hello"')),
      'no simple signing document',
    ],
    [
      'cut off',
      {
        ...good,
        annotations: { 'dev.cosignproject.cosign/signature': 'MEUCIQ' },
      },
      'none of the trusted keys',
    ],
    ['without a signature', { ...good, annotations: {} }, 'no signature'],
    [
      'keyless, with a certificate that is none',
      {
        ...good,
        annotations: {
          ...good.annotations,
          'dev.sigstore.cosign/certificate': 'x',
        },
      },
      '',
    ],
    ['said to have 30 MB', { ...good, claims: 30 * 1024 * 1024 }, 'more than'],
    [
      'a bundle about another image',
      bundle(
        release.privateKey,
        statement(other.digest, PROVENANCE, builtBy(BUILDER)),
      ),
      `not about ${digest} but about ${other.digest}`,
    ],
    [
      'a bundle with a replaced payload',
      changed({
        dsseEnvelope: {
          ...envelope(release.privateKey, provenance),
          payload: statement(digest, PROVENANCE, {}).toString('base64'),
        },
      }),
      'none of the trusted keys',
    ],
    [
      'a bundle of another payload type',
      bundle(release.privateKey, provenance, 'text/plain'),
      'not an in-toto statement',
    ],
    [
      'a bundle of no statement',
      bundle(release.privateKey, Buffer.from('[]')),
      'no in-toto statement',
    ],
    [
      'a bundle with two signatures',
      changed({
        dsseEnvelope: {
          ...goodBundle.dsseEnvelope,
          signatures: [
            ...goodBundle.dsseEnvelope.signatures,
            ...goodBundle.dsseEnvelope.signatures,
          ],
        },
      }),
      'malformed',
    ],
    [
      'a bundle of a version to come',
      changed({ mediaType: 'application/vnd.dev.sigstore.bundle.v9.9+json' }),
      'no bundle format that is understood',
    ],
    [
      'a bundle without material',
      changed({ verificationMaterial: undefined }),
      'malformed',
    ],
    [
      'a truncated bundle',
      {
        mediaType: BUNDLE_TYPE,
        body: bundle(release.privateKey, provenance).body.subarray(0, 300),
      },
      'no JSON',
    ],
    [
      'a bundle that is null',
      { mediaType: BUNDLE_TYPE, body: Buffer.from('null') },
      'no bundle format',
    ],
  ])('is not verified when it is %s', async (_, layer, reason) => {
    const { report } = await verify(
      layer.mediaType === BUNDLE_TYPE ? asReferrers(layer) : atTag(layer),
    );
    const checks = [...report.signatures, ...report.attestations];
    expect(checks).toEqual([
      expect.objectContaining({
        state: 'not-verified',
        reason: expect.stringContaining(reason),
      }),
    ]);
  });

  it('is a bundle of a signature that counts as one also when it does not hold', async () => {
    const { report } = await verify(
      asReferrers(bundle(stranger.privateKey, statement(digest, SIGN, {}))),
    );
    expect(report.signatures).toMatchObject([{ state: 'not-verified' }]);
  });

  it('cannot be read: that is no answer', async () => {
    registry = await LoopbackRegistry.start();
    const { reader } = readerOf(registry);
    registry.quirk = (_, response) => sendJson(response, {}, {}, 401);
    const verifier = ImageVerifier.create({
      trust: { keys: [], identities: [], keysNeedLog: false },
      builders: [],
      now: () => NOW,
    });
    await expect(
      verifier.verify({ repository: 'golden/python', digest }, reader, {
        signal,
      }),
    ).rejects.toThrow(ImageReadError);
  });
});
