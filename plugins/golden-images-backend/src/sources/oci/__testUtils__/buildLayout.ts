import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Digest } from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import { run } from './run';

const REF_NAME = 'org.opencontainers.image.ref.name';

const layoutIndexSchema = z.object({
  schemaVersion: z.number(),
  manifests: z.array(
    z.object({
      mediaType: z.string(),
      digest: z.string(),
      size: z.number(),
      annotations: z.record(z.string(), z.string()),
    }),
  ),
});

/**
 * Builds the images of {@link fillRegistry} into one OCI layout.
 * @returns the digests of the golden platforms.
 */
export async function buildLayout(
  folder: string,
  layout: string,
): Promise<Record<'amd64' | 'arm64', Digest>> {
  const add = async (image: string, path: string, text = path) =>
    addLayer(layout, image, await tarOf(folder, path, text));
  await run('umoci', ['init', '--layout', layout]);
  for (const architecture of ['amd64', 'arm64']) {
    await createImage(layout, architecture, architecture);
    await add(architecture, 'etc/os-release', `cleanstart ${architecture}`);
    await add(architecture, 'usr/bin/python3', `python 3.12 ${architecture}`);
  }
  await run('umoci', ['tag', '--image', `${layout}:amd64`, 'app']);
  await add('app', 'app/checkout.py');
  await run('umoci', ['tag', '--image', `${layout}:amd64`, 'variant']);
  await add('variant', 'usr/bin/psql');
  for (const image of ['forged', 'other', 'candidate']) {
    await createImage(layout, image);
    await add(image, `opt/${image}`);
  }
  await recompress(folder, layout);
  await createImage(layout, 'squashed');
  await addLayer(layout, 'squashed', await squash(folder, layout));
  return addIndex(layout);
}

async function createImage(
  layout: string,
  image: string,
  architecture = 'amd64',
): Promise<void> {
  const name = `--image=${layout}:${image}`;
  await run('umoci', ['new', name]);
  await run('umoci', [
    'config',
    name,
    '--os=linux',
    `--architecture=${architecture}`,
  ]);
}

async function addLayer(
  layout: string,
  image: string,
  tar: string,
): Promise<void> {
  await run('umoci', ['raw', 'add-layer', `--image=${layout}:${image}`, tar]);
}

/** The golden image again, with its layers packed by another program. */
async function recompress(folder: string, layout: string): Promise<void> {
  const copy = ['copy', '--quiet', '--insecure-policy'];
  const other = `oci:${join(folder, 'recompressed')}:amd64`;
  const zstd = '--dest-compress-format=zstd';
  await run('skopeo', [...copy, zstd, `oci:${layout}:amd64`, other]);
  await run('skopeo', [
    ...copy,
    '--preserve-digests',
    other,
    `oci:${layout}:recompressed`,
  ]);
}

/** The files of the golden image as one tar. */
async function squash(folder: string, layout: string): Promise<string> {
  const bundle = join(folder, 'bundle');
  const tar = join(folder, 'squashed.tar');
  await run('umoci', [
    'unpack',
    '--rootless',
    `--image=${layout}:amd64`,
    bundle,
  ]);
  await run('tar', ['-C', join(bundle, 'rootfs'), '-cf', tar, '.']);
  return tar;
}

/** Lets the forged image claim another as its base. */
export async function claimBase(
  layout: string,
  base: { readonly digest: Digest; readonly reference: string },
): Promise<void> {
  const label = 'org.opencontainers.image.base';
  await run('umoci', [
    'config',
    `--image=${layout}:forged`,
    `--config.label=${label}.digest=${base.digest}`,
    `--config.label=${label}.name=${base.reference}`,
  ]);
}

async function tarOf(
  folder: string,
  path: string,
  text: string,
): Promise<string> {
  const root = await mkdtemp(join(folder, 'layer-'));
  await mkdir(join(root, dirname(path)), { recursive: true });
  await writeFile(join(root, path), text);
  const tar = `${root}.tar`;
  await run('tar', ['-C', root, '-cf', tar, '.']);
  return tar;
}

/** Adds an index of the golden platforms to the layout, which `umoci` cannot. */
async function addIndex(
  layout: string,
): Promise<Record<'amd64' | 'arm64', Digest>> {
  const file = join(layout, 'index.json');
  const index = layoutIndexSchema.parse(
    JSON.parse(await readFile(file, 'utf8')),
  );
  const entryOf = (architecture: string) => {
    const entry = index.manifests.find(
      ({ annotations }) => annotations[REF_NAME] === architecture,
    );
    if (!entry) {
      throw new Error(`umoci built no image for ${architecture}`);
    }
    const { digest, size } = entry;
    const platform = { os: 'linux', architecture };
    return { mediaType: entry.mediaType, digest, size, platform };
  };
  const amd64 = entryOf('amd64');
  const arm64 = entryOf('arm64');
  const manifests = [amd64, arm64];
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const body = JSON.stringify({ schemaVersion: 2, mediaType, manifests });
  const hex = createHash('sha256').update(body).digest('hex');
  await writeFile(join(layout, 'blobs/sha256', hex), body);
  index.manifests.push({
    mediaType,
    digest: `sha256:${hex}`,
    size: Buffer.byteLength(body),
    annotations: { [REF_NAME]: 'golden' },
  });
  await writeFile(file, JSON.stringify(index));
  return { amd64: amd64.digest, arm64: arm64.digest };
}
