import { createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readerOf } from '../../sources/oci/__testUtils__/readerOf';
import {
  fillRegistry,
  missingRegistryPrograms,
  startRealRegistry,
  type FilledRegistry,
  type PushedImage,
  type RealRegistry,
} from '../../sources/oci/__testUtils__/realRegistry';
import { run } from '../../sources/oci/__testUtils__/run';
import { ImageVerifier } from './ImageVerifier';

/** Names the cosign program; `go install github.com/sigstore/cosign/v2/cmd/cosign@latest` makes one. */
const COSIGN = process.env.COSIGN ?? '';
const { signal } = new AbortController();
const BUILDER = 'https://ci.example/builder';

if (!COSIGN || missingRegistryPrograms().length > 0) {
  it('real cosign suite: DID NOT RUN, since COSIGN names no cosign', () => {
    expect(process.env.GOLDEN_IMAGES_COSIGN_SUITE).not.toBe('required');
    process.stderr.write(
      'The real cosign suite did not run: COSIGN names no cosign.\n',
    );
  });
} else {
  describe('real cosign suite: images in a real registry, signed and attested by cosign', () => {
    let registry: RealRegistry;
    let filled: FilledRegistry;
    let folder: string;

    beforeAll(async () => {
      registry = await startRealRegistry();
      filled = await fillRegistry(registry.host);
      folder = await mkdtemp(join(tmpdir(), 'cosign-'));
      for (const name of ['release', 'stranger']) {
        await cosign([
          'generate-key-pair',
          `--output-key-prefix=${join(folder, name)}`,
        ]);
      }
    }, 120_000);
    afterAll(async () => {
      await registry?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    async function cosign(args: readonly string[]): Promise<void> {
      await run('env', ['COSIGN_PASSWORD=', COSIGN, ...args]);
    }

    const common = (key: string) => [
      `--key=${join(folder, `${key}.key`)}`,
      '--tlog-upload=false',
      '--allow-insecure-registry',
      '--allow-http-registry',
      '--yes',
    ];
    const place = ({ repository, digest }: PushedImage) =>
      `${registry.host}/${repository}@${digest}`;
    const sign = (key: string, image: PushedImage) =>
      cosign(['sign', ...common(key), place(image)]);
    async function attest(
      key: string,
      image: PushedImage,
      type: string,
      predicate: object,
      flags: readonly string[] = [],
    ) {
      const file = join(folder, 'predicate.json');
      await writeFile(file, JSON.stringify(predicate));
      await cosign([
        'attest',
        ...common(key),
        ...flags,
        `--type=${type}`,
        `--predicate=${file}`,
        place(image),
      ]);
    }

    async function verify({ repository, digest }: PushedImage) {
      const pem = await readFile(join(folder, 'release.pub'), 'utf8');
      const verifier = ImageVerifier.create({
        trust: {
          keys: [{ name: 'release', key: createPublicKey(pem) }],
          identities: [],
          keysNeedLog: false,
        },
        builders: [{ id: BUILDER, spec: '1', level: 3 }],
        now: () => new Date(),
      });
      const { reader } = readerOf(registry);
      const { report } = await verifier.verify({ repository, digest }, reader, {
        signal,
      });
      return report;
    }

    it('finds an index signed, and its provenance and SBOM attested', async () => {
      const image = filled.golden;
      await sign('release', image);
      await attest('release', image, 'slsaprovenance1', {
        buildDefinition: { buildType: 'x', externalParameters: {} },
        runDetails: { builder: { id: BUILDER } },
      });
      await attest('release', image, 'spdxjson', {
        spdxVersion: 'SPDX-2.3',
        packages: [],
      });
      const report = await verify(image);
      expect(report.signatures).toMatchObject([
        { state: 'verified', signer: { kind: 'key', name: 'release' } },
      ]);
      expect(report.attestations).toMatchObject([
        { state: 'verified', kind: 'provenance', provenance: { level: 3 } },
        { state: 'verified', kind: 'sbom' },
      ]);
    }, 60_000);

    it('finds an attestation in a bundle', async () => {
      const image = filled.teamApproved;
      await attest(
        'release',
        image,
        'slsaprovenance1',
        {
          buildDefinition: { buildType: 'x', externalParameters: {} },
          runDetails: { builder: { id: BUILDER } },
        },
        ['--new-bundle-format'],
      );
      expect((await verify(image)).attestations).toMatchObject([
        { format: 'bundle', state: 'verified', kind: 'provenance' },
      ]);
    }, 60_000);

    it('does not verify what a stranger signed', async () => {
      const image = filled.staging;
      await sign('stranger', image);
      expect((await verify(image)).signatures).toMatchObject([
        { state: 'not-verified' },
      ]);
      await sign('release', image);
      expect(
        (await verify(image)).signatures.map(({ state }) => state),
      ).toEqual(['not-verified', 'verified']);
    }, 60_000);

    it('finds nothing on an image that nobody signed', async () => {
      expect(await verify(filled.goldenBased)).toMatchObject({
        signatures: [],
        attestations: [],
      });
    });
  });
}
