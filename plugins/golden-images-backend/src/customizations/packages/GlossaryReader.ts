import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  glossaryEntry,
  parseReference,
  type Digest,
  type GlossaryEntry,
  type GlossaryFilter,
  type GlossaryPage,
  type PackageInRelease,
  type Phase,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import {
  formatCursor,
  parseCursor,
  type InventoryMoment,
  type InventoryReader,
  type ReadAccess,
} from '../../inventory/read';
import type { ReleasePackages } from '../../releases/documents';
import type { GlossaryQueries, GlossaryRow } from './GlossaryQueries';

const PLACE = z.tuple([z.string()]);
const STEP = 500;
const GOLDEN_PHASES: readonly Phase[] = [
  'active',
  'legacy',
  'final-calls',
  'unsupported',
];

/** Options of {@link GlossaryReader}. */
export interface GlossaryReaderOptions {
  readonly queries: GlossaryQueries;
  readonly access: ReadAccess;
  readonly inventory: Pick<InventoryReader, 'open'>;
  /** Packages by the bills of materials of releases. */
  readonly releasePackages: ReleasePackages;
  readonly suggestGoldenAt: number;
}

/** Packages that are looked for, of requests and, where one is looked for by its name, of golden releases. */
export class GlossaryReader {
  readonly #options: GlossaryReaderOptions;

  constructor(options: GlossaryReaderOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, InputError for a cursor of another list */
  async list(
    request: GlossaryFilter & {
      readonly cursor?: string;
      readonly limit: number;
    },
    credentials: BackstageCredentials,
  ): Promise<GlossaryPage> {
    const { access, inventory } = this.#options;
    const visible = await access.visible(credentials);
    const { cursor, limit, ...query } = request;
    const list = { packages: query };
    const names = await this.#names(query, {
      after: parseCursor(cursor, list, PLACE)?.[0],
      limit: limit + 1,
    });
    const shown = names.slice(0, limit);
    return {
      items: await this.#entries(shown, await inventory.open({ visible })),
      totalItems: await this.#count(query),
      ...(names.length > limit && {
        nextCursor: formatCursor([shown[shown.length - 1]], list),
      }),
    };
  }

  async #names(
    query: GlossaryFilter,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<string[]> {
    const { queries, releasePackages } = this.#options;
    const asked = await queries.names(query, page);
    if (!looksInReleases(query)) {
      return asked;
    }
    const contained = await releasePackages.names(query, page);
    return [...new Set([...asked, ...contained])].sort().slice(0, page.limit);
  }

  async #count(query: GlossaryFilter): Promise<number> {
    const { queries, releasePackages } = this.#options;
    const asked = await queries.count(query);
    if (!looksInReleases(query)) {
      return asked;
    }
    let total = asked + (await releasePackages.count(query));
    let after: string | undefined;
    do {
      const names = await queries.names(query, { after, limit: STEP });
      total -= await releasePackages.count({ name: names });
      after = names.length === STEP ? names[STEP - 1] : undefined;
    } while (after !== undefined);
    return total;
  }

  async #entries(
    names: readonly string[],
    moment: InventoryMoment,
  ): Promise<GlossaryEntry[]> {
    const { queries, releasePackages, suggestGoldenAt } = this.#options;
    const rows = await queries.of(names);
    const inReleases = await releasePackages.of(names, goldenReleases(moment));
    const runBy = await this.#runBy(
      rows,
      [...inReleases.values()].flat(),
      moment,
    );
    return names.map(name => {
      const own = rows.filter(row => row.name === name);
      const contained = inReleases.get(name) ?? [];
      return glossaryEntry(
        name,
        own.map(row => ({
          request: String(row.request),
          team: row.team,
          title: row.title,
          state: row.state,
          version: row.version ?? undefined,
          licence: row.licence ?? undefined,
          variant: row.variant ?? undefined,
        })),
        suggestGoldenAt,
        { inReleases: contained, runBy: runBy(own, contained) },
      );
    });
  }

  /** Who runs the variants of some requests, and some releases. */
  async #runBy(
    rows: readonly GlossaryRow[],
    inReleases: readonly PackageInRelease[],
    { consumers, derived }: InventoryMoment,
  ): Promise<
    (
      rows: readonly GlossaryRow[],
      inReleases: readonly PackageInRelease[],
    ) => string[]
  > {
    const [ofReleases, ofVariants] = await Promise.all([
      consumers.ownersOf([...new Set(inReleases.map(each => each.release))]),
      derived.ownersOn([...new Set(rows.flatMap(variantOf))]),
    ]);
    return (own, contained) => [
      ...contained.flatMap(({ release }) => ofReleases.get(release) ?? []),
      ...own.flatMap(variantOf).flatMap(digest => ofVariants.get(digest) ?? []),
    ];
  }
}

/** Golden images have many packages that nobody asked for: they are found, and not leafed through. */
function looksInReleases({ search, name, team }: GlossaryFilter): boolean {
  return (search !== undefined || name !== undefined) && team === undefined;
}

/** Those that are golden, until they are archived. */
function goldenReleases({ releases }: InventoryMoment) {
  return releases.releases.filter(release =>
    GOLDEN_PHASES.includes(releases.timeline(release).phase),
  );
}

function variantOf({ variant }: GlossaryRow): Digest[] {
  const parsed = parseReference(variant ?? '');
  return parsed.ok && parsed.reference.digest ? [parsed.reference.digest] : [];
}
