import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { z } from 'zod';

/** Root of the repository. */
export const ROOT = resolve(__dirname, '../../../..');

const descriptorSchema = z.object({
  mediaType: z.string(),
  digest: z.string(),
  size: z.number(),
  annotations: z.record(z.string(), z.string()).optional(),
});

const contentSchema = z.object({
  config: descriptorSchema.optional(),
  layers: z.array(descriptorSchema).optional(),
  manifests: z.array(descriptorSchema).optional(),
});

/** Builds the demo organisation as `npm run demo` does. */
export function buildDemo(directory: string, at: string): void {
  execFileSync(
    process.execPath,
    [join(ROOT, 'scripts/demo.mjs'), '--at', at, '--into', directory],
    { cwd: ROOT, stdio: 'pipe' },
  );
}

/** Paths of all files below a directory, relative to it, in order. */
export function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * One hash over what is in a demo organisation: names and bytes of its files, and
 * of each image layout the tags with their digests. The key and what it signed
 * are left out: they are new with each build.
 */
export function fingerprint(directory: string): string {
  const hash = createHash('sha256');
  for (const file of filesIn(directory)) {
    if (basename(file) === 'index.json') {
      hash.update(file).update(JSON.stringify(imagesOf(join(directory, file))));
    } else if (!/^keys\/|\/blobs\//.test(file)) {
      hash.update(file).update(readFileSync(join(directory, file)));
    }
  }
  return hash.digest('hex');
}

/** Tags of a layout with their digests, without what is attached to images. */
function imagesOf(index: string): (string | undefined)[][] {
  return descriptorsOf(readFileSync(index))
    .map(({ digest, annotations }) => [
      annotations?.['org.opencontainers.image.ref.name'],
      digest,
    ])
    .filter(([tag]) => !/^sha256-/.test(tag ?? ''));
}

/**
 * Follows every descriptor of an OCI layout and says what is wrong with it:
 * a blob that is missing, or not of its size or digest.
 *
 * @returns problems and the number of blobs that were right
 */
export function checkLayout(layout: string) {
  const problems: string[] = [];
  const seen = new Set<string>();
  const follow = (descriptor: z.infer<typeof descriptorSchema>) => {
    if (seen.has(descriptor.digest)) {
      return;
    }
    seen.add(descriptor.digest);
    const [algorithm, hex] = descriptor.digest.split(':');
    const bytes = readFileSync(join(layout, 'blobs', algorithm, hex));
    if (bytes.length !== descriptor.size) {
      problems.push(
        `${layout}: ${descriptor.digest} has ${bytes.length} bytes`,
      );
    }
    if (createHash(algorithm).update(bytes).digest('hex') !== hex) {
      problems.push(`${layout}: ${descriptor.digest} has other content`);
    }
    if (/\.(index|manifest)\./.test(descriptor.mediaType)) {
      descriptorsOf(bytes).forEach(follow);
    }
  };
  descriptorsOf(readFileSync(join(layout, 'index.json'))).forEach(follow);
  return { problems, blobs: seen.size };
}

function descriptorsOf(bytes: Buffer) {
  const content = contentSchema.parse(JSON.parse(bytes.toString('utf8')));
  return [
    ...(content.manifests ?? []),
    ...(content.config ? [content.config] : []),
    ...(content.layers ?? []),
  ];
}
