import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repositories } from './imageContent';

/** Writes repositories as OCI image layouts below a directory. */
export async function writeLayouts(
  root: string,
  repositories: Repositories,
): Promise<void> {
  for (const [repository, tags] of Object.entries(repositories)) {
    const folder = join(root, repository);
    await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
    for (const image of Object.values(tags)) {
      for (const [digest, { body }] of image.blobs) {
        await writeFile(join(folder, 'blobs', digest.replace(':', '/')), body);
      }
    }
    const manifests = Object.entries(tags).map(([tag, image]) => ({
      digest: image.digest,
      mediaType: image.mediaType,
      size: image.size,
      annotations: { 'org.opencontainers.image.ref.name': tag },
    }));
    await writeFile(
      join(folder, 'index.json'),
      JSON.stringify({ schemaVersion: 2, manifests }),
    );
    await writeFile(
      join(folder, 'oci-layout'),
      JSON.stringify({ imageLayoutVersion: '1.0.0' }),
    );
  }
}
