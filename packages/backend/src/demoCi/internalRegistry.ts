import type { RootConfigService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'internal';
const REF_NAME = 'org.opencontainers.image.ref.name';

/** Gives tags in the demo's internal registry. */
export interface TaggableRegistry {
  /** Of its source in the portal. */
  readonly name: string;
  /** Its folder. */
  readonly root: string;
  /** Lets a tag name content that the repository holds. @throws when it does not hold it */
  tag(repository: string, tag: string, digest: string): Promise<void>;
}

interface LayoutIndex {
  readonly manifests: readonly {
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
}

/**
 * The internal registry of the demo, a folder of OCI image layouts.
 * @throws NotFoundError when app-config names none
 */
export function internalRegistry(config: RootConfigService): TaggableRegistry {
  const root = config
    .getOptionalConfigArray('goldenImages.registries')
    ?.find(each => each.getString('name') === NAME)
    ?.getString('path');
  if (root === undefined) {
    throw new NotFoundError(
      `The demo's CI needs a registry '${NAME}' of type layout under goldenImages.registries`,
    );
  }
  return {
    name: NAME,
    root,
    tag: (repository, tag, digest) =>
      tagInLayout(join(root, repository), tag, digest),
  };
}

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md */
async function tagInLayout(
  layout: string,
  tag: string,
  digest: string,
): Promise<void> {
  const path = join(layout, 'index.json');
  const index: LayoutIndex = JSON.parse(await readFile(path, 'utf8'));
  const content = await readFile(
    join(layout, 'blobs', ...digest.split(':')),
    'utf8',
  );
  const { mediaType }: { mediaType: string } = JSON.parse(content);
  const others = index.manifests.filter(
    ({ annotations }) => annotations?.[REF_NAME] !== tag,
  );
  const named = {
    mediaType,
    digest,
    size: Buffer.byteLength(content),
    annotations: { [REF_NAME]: tag },
  };
  // A scan may read at any time: it sees the old index or the new one, never half.
  await writeFile(
    `${path}.new`,
    `${JSON.stringify({ ...index, manifests: [...others, named] }, null, 2)}\n`,
  );
  await rename(`${path}.new`, path);
}
