import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_SLSA_MINIMUM,
  verificationGates,
  type VerificationReport,
} from '@image-governance/plugin-golden-images-common';
import { readerOf } from '../../sources/oci/__testUtils__/readerOf';
import {
  fillRegistry,
  missingRegistryPrograms,
  startRealRegistry,
  type FilledRegistry,
  type PushedImage,
  type RealRegistry,
} from '../../sources/oci/__testUtils__/realRegistry';
import {
  cosignFormats,
  RealCosign,
  type CosignFormat,
} from './__testUtils__/RealCosign';
import { moveSignatures } from './__testUtils__/moveSignatures';
import { ImageVerifier } from './ImageVerifier';

const BUILDER = 'https://ci.example/builder';
const slsa1 = (id: string) =>
  [
    'slsaprovenance1',
    {
      buildDefinition: { buildType: 'x', externalParameters: {} },
      runDetails: { builder: { id } },
    },
  ] as const;
const SLSA02 = [
  'slsaprovenance02',
  { builder: { id: BUILDER }, buildType: 'x', invocation: {} },
] as const;
const SPDX = ['spdxjson', { spdxVersion: 'SPDX-2.3', packages: [] }] as const;
const CYCLONEDX = [
  'cyclonedx',
  { bomFormat: 'CycloneDX', specVersion: '1.5' },
] as const;

/** What is done to an image, and what has to come of it. */
interface Case {
  readonly what: string;
  readonly image: keyof Omit<FilledRegistry, 'goldenPlatforms'>;
  readonly prepare: (
    image: PushedImage,
    tools: { cosign: RealCosign; registry: RealRegistry },
    filled: FilledRegistry,
  ) => Promise<void>;
  readonly signature: string;
  readonly provenance: string;
  /** Kinds of attestations, verified or not. */
  readonly attested?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'an index, signed and attested',
    image: 'golden',
    prepare: async (image, { cosign }) => {
      await cosign.sign(image, 'release');
      await cosign.attest(image, 'release', slsa1(BUILDER));
      await cosign.attest(image, 'release', SPDX);
      await cosign.attest(image, 'release', CYCLONEDX);
    },
    signature: 'passed',
    provenance: 'passed',
    attested: ['provenance', 'sbom', 'sbom'],
  },
  {
    what: 'a Docker image with provenance of SLSA v0.2',
    image: 'dockerSchema2',
    prepare: async (image, { cosign }) => {
      await cosign.sign(image, 'release');
      await cosign.attest(image, 'release', SLSA02);
    },
    signature: 'passed',
    provenance: 'passed',
    attested: ['provenance'],
  },
  {
    what: 'an image by a builder that nobody trusts',
    image: 'recompressed',
    prepare: async (image, { cosign }) => {
      await cosign.sign(image, 'release');
      await cosign.attest(image, 'release', slsa1('https://evil.example'));
    },
    signature: 'passed',
    provenance: 'failed',
    attested: ['provenance'],
  },
  {
    what: 'an image that a stranger signed and attested',
    image: 'forgedLabel',
    prepare: async (image, { cosign }) => {
      await cosign.sign(image, 'stranger');
      await cosign.attest(image, 'stranger', slsa1(BUILDER));
    },
    signature: 'failed',
    provenance: 'failed',
    attested: ['provenance'],
  },
  {
    what: 'an image that a stranger signed, and then we',
    image: 'staging',
    prepare: async (image, { cosign }) => {
      await cosign.sign(image, 'stranger');
      await cosign.sign(image, 'release');
    },
    signature: 'passed',
    provenance: 'missing',
  },
  {
    what: 'an image with the signature of another one',
    image: 'squashed',
    prepare: async (image, { cosign, registry }, { teamApproved }) => {
      await cosign.sign(teamApproved, 'release');
      await moveSignatures(registry.host, teamApproved, image);
    },
    signature: 'failed',
    provenance: 'missing',
  },
  {
    what: 'an image that nobody signed',
    image: 'lookalike',
    prepare: async () => {},
    signature: 'missing',
    provenance: 'missing',
  },
];

const formats = missingRegistryPrograms().length > 0 ? [] : cosignFormats();

if (formats.length === 0) {
  it('real cosign suite: DID NOT RUN, since COSIGN names no cosign, or the real registry is not there', () => {
    expect(process.env.GOLDEN_IMAGES_COSIGN_SUITE).not.toBe('required');
    process.stderr.write(
      'The real cosign suite did not run: COSIGN names no cosign, or the real registry is not there.\n',
    );
  });
} else {
  describe.each(formats)('real cosign suite: $name', format => {
    suite(format);
  });
}

function suite(format: CosignFormat): void {
  let folder: string;
  let registry: RealRegistry;
  let filled: FilledRegistry;
  let cosign: RealCosign;
  let verifier: ImageVerifier;
  let judged = 0;
  let right = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cosign-'));
    registry = await startRealRegistry();
    filled = await fillRegistry(registry.host);
    cosign = new RealCosign(format, folder, registry.host);
    await cosign.makeKey('stranger');
    const key = await cosign.makeKey('release');
    verifier = ImageVerifier.create({
      trust: {
        keys: [{ name: 'release', key }],
        identities: [],
        keysNeedLog: false,
      },
      builders: [
        { id: BUILDER, spec: '1', level: 3 },
        { id: BUILDER, spec: '0.1', level: 4 },
      ],
      now: () => new Date(),
    });
  }, 120_000);

  afterAll(async () => {
    process.stderr.write(
      `The real cosign suite, ${format.name}: ${judged} images judged, ${right} right.\n`,
    );
    await registry?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(CASES)(
    'judges $what',
    async ({ image, prepare, signature, provenance, attested = [] }) => {
      judged += 1;
      await prepare(filled[image], { cosign, registry }, filled);
      const { repository, digest } = filled[image];
      const { report } = await verifier.verify(
        { repository, digest },
        readerOf(registry).reader,
        { signal: new AbortController().signal },
      );
      expect(statesOf(report)).toEqual({ signature, provenance });
      expect(report.attestations.map(({ kind }) => kind).sort()).toEqual(
        attested,
      );
      right += 1;
    },
    60_000,
  );
}

function statesOf(report: VerificationReport): Record<string, string> {
  return Object.fromEntries(
    verificationGates(report, DEFAULT_SLSA_MINIMUM).map(({ gate, state }) => [
      gate,
      state,
    ]),
  );
}
