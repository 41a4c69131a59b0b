import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VerificationReport } from '@image-governance/plugin-golden-images-common';
import { buildImage } from '../../sources/oci/__testUtils__/imageContent';
import { LoopbackRegistry } from '../../sources/oci/__testUtils__/LoopbackRegistry';
import { readerOf } from '../../sources/oci/__testUtils__/readerOf';
import { attach, type Attached } from './__testUtils__/attach';
import { asLegacy } from './__testUtils__/asLegacy';
import { parseTrustedRoot } from './bundle/parseTrustedRoot';
import type { Trust } from './bundle/Trust';
import { verifySimpleSigning } from './cosign';
import { ImageVerifier } from './ImageVerifier';

const FIXTURES = join(__dirname, '__fixtures__');
const CASES = join(FIXTURES, 'sigstore-conformance');
const SUBJECT =
  'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main';
const ISSUER = 'https://token.actions.githubusercontent.com';
const TRUST: Trust = {
  keys: [],
  identities: [{ subject: SUBJECT, issuer: ISSUER }],
  root: parseTrustedRoot(
    readFileSync(join(FIXTURES, 'public-good-trusted-root.json'), 'utf8'),
    'the public good root',
  ),
  keysNeedLog: true,
};

/** What the foreign attestation is about: not an image, but content all the same. */
const image = {
  ...buildImage(),
  digest:
    'sha256:a0cfc71271d6e278e57cd332ff957c3f7043fdda354c4cbb190a30d56efa01bf',
};
const attestation = readCase('happy-path-intoto-in-dsse-v3');
const attestationBundle = {
  mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  body: attestation,
};

const running: LoopbackRegistry[] = [];
afterEach(() => Promise.all(running.splice(0).map(each => each.stop())));

function readCase(name: string): Buffer {
  return readFileSync(join(CASES, name, 'bundle.sigstore.json'));
}

async function verify(
  attached: Attached,
  trust: Partial<Trust> = {},
): Promise<VerificationReport> {
  const registry = await LoopbackRegistry.start({
    repositories: { 'golden/python': attach(image, attached) },
  });
  running.push(registry);
  const { report } = await ImageVerifier.create({
    trust: { ...TRUST, ...trust },
    builders: [
      {
        id: 'https://github.com/loosebazooka/aa-test/.github/workflows/provenance.yaml@*',
        spec: '1',
        level: 3,
      },
    ],
    now: () => new Date('2026-03-02T08:00:00Z'),
  }).verify(
    { repository: 'golden/python', digest: image.digest },
    readerOf(registry).reader,
    { signal: new AbortController().signal },
  );
  return report;
}

describe('keyless attestations that this project did not make', () => {
  it.each([
    ['as a bundle', { referrers: [attestationBundle] }],
    ['as cosign kept them before bundles', { att: [asLegacy(attestation)] }],
  ])('hold by exactly who signed them, %s', async (_, given) => {
    const { attestations } = await verify(given);
    expect(attestations).toEqual([
      expect.objectContaining({
        state: 'verified',
        kind: 'provenance',
        signer: { kind: 'identity', subject: SUBJECT, issuer: ISSUER },
        signedAt: '2024-12-16T18:42:56.000Z',
        provenance: expect.objectContaining({ spec: '1', level: 3 }),
      }),
    ]);
  });

  it.each<[string, Partial<Trust>, RegExp]>([
    [
      'whose subject only begins like a trusted one',
      { identities: [{ subject: SUBJECT.slice(0, -4), issuer: ISSUER }] },
      /who is not among the trusted identities/,
    ],
    [
      'whose subject would match a trusted one as a pattern',
      { identities: [{ subject: '.*', issuer: ISSUER }] },
      /who is not among the trusted identities/,
    ],
    [
      'of another issuer',
      { identities: [{ subject: SUBJECT, issuer: `${ISSUER}/` }] },
      /who is not among the trusted identities/,
    ],
    ['when nobody is trusted', { identities: [] }, /not among the trusted/],
    ['without a trusted root', { root: undefined }, /no trusted root/],
  ])('are refused %s', async (_, trust, reason) => {
    for (const given of [
      { referrers: [attestationBundle] },
      { att: [asLegacy(attestation)] },
    ]) {
      const { attestations } = await verify(given, trust);
      expect(attestations).toEqual([
        expect.objectContaining({
          state: 'not-verified',
          reason: expect.stringMatching(reason),
        }),
      ]);
    }
  });

  it('are refused when the log is of another attestation', async () => {
    const other = asLegacy(readCase('happy-path-v0.2'));
    const { attestations } = await verify({
      att: [
        {
          ...asLegacy(attestation),
          annotations: {
            ...asLegacy(attestation).annotations,
            'dev.sigstore.cosign/bundle':
              other.annotations?.['dev.sigstore.cosign/bundle'] ?? '',
          },
        },
      ],
    });
    expect(attestations).toMatchObject([{ state: 'not-verified' }]);
  });
});

describe('a keyless signature as cosign kept it before bundles', () => {
  const legacy = asLegacy(readCase('happy-path-v0.2'));
  const annotations = legacy.annotations ?? {};
  const artifact = readFileSync(join(CASES, 'a.txt'));

  it('holds; what it is of is judged next', () => {
    // What is signed here is a text. That this is the reason shows that the rest holds.
    expect(() =>
      verifySimpleSigning({ body: artifact, annotations }, image.digest, TRUST),
    ).toThrow('what is signed is no JSON');
  });

  it.each<[string, Buffer, Record<string, string>]>([
    ['of other content', Buffer.from('other'), annotations],
    [
      'without its log entry',
      artifact,
      { ...annotations, 'dev.sigstore.cosign/bundle': '' },
    ],
    [
      'with a log entry that was changed',
      artifact,
      {
        ...annotations,
        'dev.sigstore.cosign/bundle': annotations[
          'dev.sigstore.cosign/bundle'
        ].replace('"logIndex":', '"logIndex":1'),
      },
    ],
  ])('is refused %s', (_, body, changed) => {
    const judge = () =>
      verifySimpleSigning({ body, annotations: changed }, image.digest, TRUST);
    expect(judge).toThrow(
      expect.objectContaining({ name: 'SignatureRefused' }),
    );
    expect(judge).not.toThrow('what is signed is no JSON');
  });
});
