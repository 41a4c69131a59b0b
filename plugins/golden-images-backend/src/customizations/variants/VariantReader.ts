import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseReference,
  variantAdoption,
  variantRebuild,
  type ApprovedVariant,
  type Digest,
  type ImageReference,
  type Release,
  type VariantPage,
  type VariantUse,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import {
  formatCursor,
  parseCursor,
  type InventoryMoment,
  type InventoryReader,
  type OwnedImage,
  type ReadAccess,
} from '../../inventory/read';
import type { ReleaseCatalogue } from '../../releases';
import type { ListedRequest, RequestQueries } from '../requests';

const PLACE = z.tuple([z.string(), z.number()]);

/** Options of {@link VariantReader}. */
export interface VariantReaderOptions {
  readonly queries: RequestQueries;
  readonly access: ReadAccess;
  readonly inventory: Pick<InventoryReader, 'open'>;
  readonly releases: Pick<ReleaseCatalogue, 'find'>;
}

/** A published variant, with its reference and the release of its base taken apart. */
interface Variant {
  readonly request: ListedRequest;
  readonly reference: ImageReference;
  readonly base?: Release;
}

/** Approved variants, with what their teams have to do (R-APP-05, R-APP-13): what runs counts as far as the asker may see it. */
export class VariantReader {
  readonly #options: VariantReaderOptions;

  constructor(options: VariantReaderOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, InputError for a cursor of another list */
  async list(
    request: {
      readonly team?: readonly string[];
      readonly component?: readonly string[];
      readonly cursor?: string;
      readonly limit: number;
    },
    credentials: BackstageCredentials,
  ): Promise<VariantPage> {
    const { queries, access, inventory } = this.#options;
    const visible = await access.visible(credentials);
    const { cursor, limit, ...query } = request;
    const list = { variants: query };
    const found = await queries.published(query, {
      after: parseCursor(cursor, list, PLACE),
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await this.#views(shown, await inventory.open({ visible })),
      totalItems: await queries.countPublished(query),
      ...(found.length > limit &&
        last?.variant && {
          nextCursor: formatCursor([last.variant.at, Number(last.id)], list),
        }),
    };
  }

  async #views(
    requests: readonly ListedRequest[],
    moment: InventoryMoment,
  ): Promise<ApprovedVariant[]> {
    const variants = await this.#variants(requests);
    const running = await moment.derived.ownedImages({
      entities: requests.flatMap(({ component }) => component ?? []),
      owners: requests.flatMap(({ component, team }) =>
        component ? [] : [team],
      ),
    });
    const built = await moment.derived.builtOn(
      running.flatMap(({ digest }) => digest ?? []),
      variants.flatMap(({ reference: { digest } }) => digest ?? []),
    );
    return variants.map(variant => {
      const { request, base } = variant;
      const current = base && moment.releases.currentOf(base);
      const reference = request.variant?.reference ?? '';
      return {
        request: request.id,
        team: request.team,
        component: request.component,
        image: request.image,
        reference,
        publishedAt: request.variant?.at ?? '',
        packages: request.packages.map(({ name }) => name),
        baseRelease: base?.id,
        adoption: variantAdoption(
          { reference },
          useOf(variant, running, built, id => moment.releases.get(id)),
        ),
        rebuild: variantRebuild(base, current),
      };
    });
  }

  async #variants(requests: readonly ListedRequest[]): Promise<Variant[]> {
    const digestOf = (text: string) => {
      const parsed = parseReference(text);
      return parsed.ok ? parsed.reference.digest : undefined;
    };
    const bases = await this.#options.releases.find({
      digests: requests.flatMap(({ base }) => digestOf(base) ?? []),
      chainIds: [],
    });
    return requests.flatMap(request => {
      const parsed = parseReference(request.variant?.reference ?? '');
      const digest = digestOf(request.base);
      return parsed.ok
        ? [
            {
              request,
              reference: parsed.reference,
              base: bases.find(
                each =>
                  each.digest === digest ||
                  each.platforms.some(platform => platform.digest === digest),
              ),
            },
          ]
        : [];
    });
  }
}

/** What runs where the variant is meant to; `undefined` where it cannot be told from what is built on its base. */
function useOf(
  { request, reference, base }: Variant,
  running: readonly OwnedImage[],
  built: ReadonlyMap<Digest, ReadonlySet<Digest>>,
  releaseOf: (id: string) => Release | undefined,
): VariantUse | undefined {
  const own = running.filter(({ entityRef, ownerRef }) =>
    request.component
      ? entityRef === request.component
      : ownerRef === request.team,
  );
  const derived = reference.digest ? built.get(reference.digest) : undefined;
  const use = { onVariant: 0, onBase: 0, others: 0 };
  let unclear = 0;
  for (const image of own) {
    const release = image.release ? releaseOf(image.release) : undefined;
    const onTrack =
      base !== undefined &&
      release?.family === base.family &&
      release.track === base.track;
    if (isOf(image, reference, derived)) {
      use.onVariant += image.containers;
    } else if (!onTrack) {
      use.others += image.containers;
    } else if (derived) {
      use.onBase += image.containers;
    } else {
      unclear += image.containers;
    }
  }
  return unclear > 0 ? undefined : use;
}

function isOf(
  { registry, repository, digest }: OwnedImage,
  variant: ImageReference,
  derived: ReadonlySet<Digest> | undefined,
): boolean {
  return (
    (registry === variant.registry && repository === variant.repository) ||
    (digest !== undefined &&
      (digest === variant.digest || derived?.has(digest) === true))
  );
}
