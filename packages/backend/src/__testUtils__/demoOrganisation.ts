import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';

/** Root of the repository. */
export const ROOT = resolve(__dirname, '../../../..');

const descriptorSchema = z.object({
  mediaType: z.string(),
  digest: z.string(),
  size: z.number(),
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

/** One hash over the names and bytes of all files below a directory. */
export function fingerprint(directory: string): string {
  const hash = createHash('sha256');
  for (const file of filesIn(directory)) {
    hash.update(file).update(readFileSync(join(directory, file)));
  }
  return hash.digest('hex');
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
