import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEDIA_TYPES } from './image.mjs';

/**
 * A registry as a tree of OCI image layouts: each repository is a folder that
 * `skopeo` reads as `oci:<folder>:<tag>`.
 */
export class Registry {
  #repositories = new Map();
  #untagged = new Map();

  /** @param host as it stands in image references */
  constructor(host) {
    this.host = host;
  }

  /** Puts an image (or index) under a tag; a tag that is there moves. */
  push(repository, tag, content) {
    const tags = this.#repositories.get(repository) ?? new Map();
    this.#repositories.set(repository, tags.set(tag, content));
    return { repository, tag, digest: content.descriptor.digest };
  }

  /** Keeps content that no tag names any more, as registries do until they collect garbage. */
  keep(repository, content) {
    this.#untagged.set(repository, [
      ...(this.#untagged.get(repository) ?? []),
      content,
    ]);
  }

  /** Writes everything below a directory. */
  write(directory) {
    for (const [repository, tags] of this.#repositories) {
      const untagged = this.#untagged.get(repository) ?? [];
      writeLayout(join(directory, repository), tags, untagged);
    }
  }
}

// https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md
function writeLayout(directory, tags, untagged) {
  const blobs = join(directory, 'blobs', 'sha256');
  mkdirSync(blobs, { recursive: true });
  for (const { bytes, descriptor } of [...tags.values(), ...untagged].flatMap(
    content => content.blobs,
  )) {
    writeFileSync(join(blobs, descriptor.digest.split(':')[1]), bytes);
  }
  writeJson(join(directory, 'oci-layout'), { imageLayoutVersion: '1.0.0' });
  writeJson(join(directory, 'index.json'), {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.index,
    manifests: [...tags].map(([tag, content]) => ({
      ...content.descriptor,
      annotations: { 'org.opencontainers.image.ref.name': tag },
    })),
  });
}

function writeJson(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
