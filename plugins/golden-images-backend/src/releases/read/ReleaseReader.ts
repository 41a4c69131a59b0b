import { NotFoundError } from '@backstage/errors';
import {
  releaseOrigin,
  type Release,
  type ReleaseDetail,
  type ReleaseFilter,
  type ReleaseId,
  type ReleaseOrigin,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import type {
  InventoryMoment,
  InventoryReader,
  Visibility,
} from '../../inventory/read';
import { releaseUse } from '../../inventory/read/figures';

/** Answers questions about releases, with their use among the workloads that the asker may see. */
export class ReleaseReader {
  readonly #inventory: InventoryReader;

  static create(options: { inventory: InventoryReader }): ReleaseReader {
    return new ReleaseReader(options.inventory);
  }

  private constructor(inventory: InventoryReader) {
    this.#inventory = inventory;
  }

  /** By family, newest track and version first. */
  async list(
    filter: ReleaseFilter & { readonly at?: string },
    visible: Visibility,
  ): Promise<ReleaseView[]> {
    const { releases, figures } = await this.#inventory.open({
      at: filter.at,
      visible,
    });
    const use = releaseUse(await figures.releases());
    const wanted = new Set(releases.matching(filter));
    return releases.releases
      .filter(
        each =>
          wanted.has(each.id) &&
          (filter.phase?.includes(releases.timeline(each).phase) ?? true),
      )
      .map(each => releases.view(each, use.get(each.id)));
  }

  /** @throws NotFoundError */
  async get(
    id: ReleaseId,
    options: { readonly at?: string },
    visible: Visibility,
  ): Promise<ReleaseDetail> {
    const moment = await this.#inventory.open({ at: options.at, visible });
    const { releases, figures, consumers, images } = moment;
    const release = releases.get(id);
    if (!release) {
      throw new NotFoundError(`No golden release '${id}' is known`);
    }
    const [use, users, imagesBuiltOnIt, places, origin] = await Promise.all([
      figures.releases([id]),
      consumers.of(id),
      consumers.imagesBuiltOn(id, digestsOf(release)),
      images.places(release.digest),
      originOf(release, moment),
    ]);
    return {
      ...releases.view(release, releaseUse(use).get(id)),
      tags: places.flatMap(({ registry, repository, tags }) =>
        tags.map(tag => `${registry}/${repository}:${tag}`),
      ),
      origin,
      consumers: users,
      imagesBuiltOnIt,
    };
  }
}

async function originOf(
  release: Release,
  { images, upstream }: InventoryMoment,
): Promise<ReleaseOrigin> {
  const [related, upstreamRead, image] = await Promise.all([
    upstream.related(digestsOf(release)),
    upstream.countRead(),
    images.byDigest(release.digest),
  ]);
  return releaseOrigin({
    release,
    upstream: related,
    upstreamRead,
    content: image?.content,
  });
}

/** Of its index and its platforms. */
function digestsOf({ digest, platforms }: Release): string[] {
  return [digest, ...platforms.map(platform => platform.digest)];
}
