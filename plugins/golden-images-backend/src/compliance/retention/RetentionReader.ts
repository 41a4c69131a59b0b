import {
  retentionReport,
  type Digest,
  type Policy,
  type ReleaseId,
  type ResolvedImage,
  type RetentionPage,
} from '@image-governance/plugin-golden-images-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import type { ImageContent } from '../../inventory/images';
import type { PageOptions, ReadAccess } from '../../inventory/read';
import { formatCursor, parseCursor } from '../../inventory/read/cursor';
import type { ReleaseCatalogue } from '../../releases';

/** Options of {@link RetentionReader}. */
export interface RetentionReaderOptions {
  readonly access: ReadAccess;
  readonly releases: Pick<ReleaseCatalogue, 'list'>;
  readonly images: {
    load(digests: Iterable<Digest>): Promise<Map<Digest, ImageContent>>;
  };
  /** By release the ISO time of its last test run. */
  readonly tested: (
    ids: readonly ReleaseId[],
  ) => Promise<ReadonlyMap<ReleaseId, string>>;
  readonly policy: Policy;
  readonly now: () => Date;
}

const LIST = 'retention';
const PLACE = z.tuple([z.string()]);

/** Answers what of which release may go from when, and how much that frees (R-RET-*). It removes nothing. */
export class RetentionReader {
  readonly #options: RetentionReaderOptions;

  constructor(options: RetentionReaderOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, InputError when the cursor is none */
  async page(
    request: { readonly at?: string; readonly page: PageOptions },
    credentials: BackstageCredentials,
  ): Promise<RetentionPage> {
    const { access, releases, images, tested, policy, now } = this.#options;
    const { cursor, limit } = request.page;
    const list = [LIST, request.at];
    const after = parseCursor(cursor, list, PLACE);
    await access.visible(credentials);
    const at = request.at ?? now().toISOString();
    const golden = (await releases.list()).filter(
      ({ stage, promotedAt }) => promotedAt !== undefined || !stage,
    );
    const contents = await images.load(golden.map(({ digest }) => digest));
    const testedAt = await tested(golden.map(({ id }) => id));
    const { rows, totals } = retentionReport(
      golden.map(release => ({
        release,
        image: imageOf(contents.get(release.digest)),
        testedAt: testedAt.get(release.id),
      })),
      policy,
      at,
    );
    const start = after ? rows.findIndex(({ id }) => id === after[0]) + 1 : 0;
    const items = rows.slice(start, start + limit);
    const more = start + limit < rows.length;
    return {
      at,
      items,
      totals,
      totalItems: rows.length,
      nextCursor: more
        ? formatCursor([items[items.length - 1].id], list)
        : undefined,
    };
  }
}

function imageOf(content: ImageContent | undefined): ResolvedImage | undefined {
  return content?.status === 'read' ? content.image : undefined;
}
