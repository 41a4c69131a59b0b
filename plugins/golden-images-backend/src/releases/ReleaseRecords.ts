import {
  declaredAddress,
  mergeDeclared,
  parseReleaseId,
  releaseId,
  type DeclaredRelease,
  type Policy,
  type Release,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { ImageStore } from '../inventory/images';
import { releasePlatforms } from './releasePlatforms';
import { toPlatformRows, toReleaseRow } from './ReleaseRow';
import {
  dropOthers,
  writePlatforms,
  writeReleases,
  type StoredRow,
} from './writeReleases';

/** What is said of one release: by the registry (once for each tag that names it), by the governance file, and by decisions. */
interface Said {
  readonly discovered: readonly Release[];
  readonly declared?: DeclaredRelease;
  readonly decided?: DeclaredRelease;
}

/** Options of {@link ReleaseRecords}. */
export interface ReleaseRecordsOptions {
  readonly images: ImageStore;
  readonly policy: Policy;
  /** Whether a governance file is configured; if not, the registry is the record. */
  readonly governed: boolean;
}

/**
 * Writes releases. What the registry, the governance file and decisions say is
 * kept apart, and each row is all merged: so each can change what it said, and
 * the first two can withdraw it. What was decided stays.
 */
export class ReleaseRecords {
  readonly #options: ReleaseRecordsOptions;

  constructor(options: ReleaseRecordsOptions) {
    this.#options = options;
  }

  /** What a registry said last. */
  async discovered(connection: Knex, registry: string): Promise<Release[]> {
    const said = await readSaid(connection);
    return [...said.values()]
      .flatMap(({ discovered }) => discovered)
      .filter(release => release.registry === registry);
  }

  /** Replaces what a registry said. Returns whether anything is different now. */
  async discover(
    tx: Knex.Transaction,
    registry: string,
    releases: readonly Release[],
  ): Promise<boolean> {
    const byId = new Map<ReleaseId, Release[]>();
    for (const release of releases) {
      byId.set(release.id, [...(byId.get(release.id) ?? []), release]);
    }
    return this.#rewrite(
      tx,
      (id, said) => ({
        ...said,
        discovered: [
          ...(said?.discovered.filter(one => one.registry !== registry) ?? []),
          ...(byId.get(id) ?? []),
        ],
      }),
      byId.keys(),
    );
  }

  /** Replaces what the governance file said. Returns whether anything is different now. */
  async declare(
    tx: Knex.Transaction,
    releases: readonly DeclaredRelease[],
  ): Promise<boolean> {
    const byId = new Map(
      releases.map(release => [
        releaseId(release.family, release.track, release.version),
        release,
      ]),
    );
    return this.#rewrite(
      tx,
      (id, said) => ({
        ...said,
        discovered: said?.discovered ?? [],
        declared: byId.get(id),
      }),
      byId.keys(),
    );
  }

  /**
   * Adds facts to what was decided of a release; a key that is `undefined` takes
   * its fact back. Returns whether anything is different now.
   * @throws RangeError when the id is none
   */
  async decide(
    tx: Knex.Transaction,
    id: ReleaseId,
    facts: Partial<DeclaredRelease>,
  ): Promise<boolean> {
    const name = parseReleaseId(id);
    if (!name) {
      throw new RangeError(`'${id}' is not the id of a release`);
    }
    return this.#rewrite(
      tx,
      (each, said) =>
        each === id
          ? {
              ...said,
              discovered: said?.discovered ?? [],
              decided: asStored({ ...said?.decided, ...facts, ...name }),
            }
          : said ?? { discovered: [] },
      [id],
    );
  }

  async #rewrite(
    tx: Knex.Transaction,
    change: (id: ReleaseId, said: Said | undefined) => Said,
    ids: Iterable<ReleaseId>,
  ): Promise<boolean> {
    await lockReleases(tx);
    const before = await readSaid(tx);
    const said = new Map<ReleaseId, Said>();
    for (const id of new Set([...before.keys(), ...ids])) {
      said.set(id, change(id, before.get(id)));
    }
    const { releases, missing } = await this.#merge(tx, said);
    const rows = [...releases, ...missing].map(release => ({
      ...toReleaseRow(release),
      ...sayings(said.get(release.id)),
    }));
    const written = await writeReleases(tx, rows);
    const platforms = await writePlatforms(
      tx,
      releases.flatMap(toPlatformRows),
    );
    const dropped = await dropOthers(
      tx,
      rows.map(row => row.id),
    );
    return written + platforms + dropped > 0;
  }

  async #merge(
    tx: Knex.Transaction,
    said: ReadonlyMap<ReleaseId, Said>,
  ): Promise<{ releases: Release[]; missing: Omit<Release, 'digest'>[] }> {
    const { images, policy, governed } = this.#options;
    const all = [...said.values()];
    const merged = mergeDeclared(
      all.flatMap(({ discovered }) => discovered),
      governed ? all.flatMap(({ declared }) => declared ?? []) : undefined,
      policy,
      all.flatMap(({ decided }) => decided ?? []),
    );
    const unread = merged.releases.filter(
      ({ platforms }) => platforms.length === 0,
    );
    const contents = await images.load(
      unread.map(({ digest }) => digest),
      tx,
    );
    const releases = merged.releases.map(release => {
      const content = contents.get(release.digest);
      return content?.status === 'read'
        ? { ...release, platforms: releasePlatforms(content.image) }
        : release;
    });
    const missing = merged.missing.map(record => ({
      ...record,
      id: releaseId(record.family, record.track, record.version),
      ...declaredAddress(record, policy),
      digest: undefined,
      platforms: [],
      recorded: true,
    }));
    return { releases, missing };
  }
}

/** One writer at a time: each merges what the other said. */
export async function lockReleases(tx: Knex.Transaction): Promise<void> {
  await tx('revisions')
    .insert({ name: 'releases-lock', value: '' })
    .onConflict('name')
    .merge();
}

async function readSaid(connection: Knex): Promise<Map<ReleaseId, Said>> {
  const rows: Pick<StoredRow, 'id' | 'discovered' | 'declared' | 'decided'>[] =
    await connection('releases').select(
      'id',
      'discovered',
      'declared',
      'decided',
    );
  return new Map(
    rows.map(({ id, discovered, declared, decided }) => [
      id,
      {
        discovered: discovered ? JSON.parse(discovered) : [],
        declared: declared ? JSON.parse(declared) : undefined,
        decided: decided ? JSON.parse(decided) : undefined,
      },
    ]),
  );
}

/** Without the keys that have no value, as it is read back. */
function asStored(facts: DeclaredRelease): DeclaredRelease {
  return JSON.parse(JSON.stringify(facts));
}

function sayings(said: Said | undefined) {
  return {
    discovered: said?.discovered.length
      ? JSON.stringify(said.discovered)
      : null,
    declared: said?.declared ? JSON.stringify(said.declared) : null,
    decided: said?.decided ? JSON.stringify(said.decided) : null,
  };
}
