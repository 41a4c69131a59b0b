import type {
  Policy,
  Release,
} from '@image-governance/plugin-golden-images-common';
import type { ImageReader } from '@image-governance/plugin-golden-images-node';
import type { GovernanceDatabase } from '../database';
import {
  tagKey,
  type ImageLibrary,
  type ImageSession,
  type TagName,
} from '../inventory/images';
import type { JudgmentService } from '../inventory/judgment';
import type { Scan, ScanRunner, SourceIdentity } from '../inventory/scan';
import {
  discoverReleases,
  releaseTags,
  type ReleaseTag,
} from './discoverReleases';
import { RegistrySurvey } from './RegistrySurvey';
import type { ReleaseCatalogue } from './ReleaseCatalogue';

/** Options of {@link RegistryScan}. */
export interface RegistryScanOptions {
  readonly database: GovernanceDatabase;
  readonly runner: ScanRunner;
  readonly library: ImageLibrary;
  readonly releases: ReleaseCatalogue;
  readonly judgment: JudgmentService;
  readonly policy: Policy;
}

/**
 * Scans one registry (R-REG-05): what the tags of its three sections name, the
 * images behind them, and the golden releases. A release is removed only when a
 * complete scan finds that its tag is gone.
 */
export class RegistryScan {
  readonly #options: RegistryScanOptions;

  static create(options: RegistryScanOptions): RegistryScan {
    return new RegistryScan(options);
  }

  private constructor(options: RegistryScanOptions) {
    this.#options = options;
  }

  /** How the source is kept on record. */
  static identify(reader: ImageReader): SourceIdentity {
    const { name, type, target } = reader;
    return { name, kind: 'registry', type, target };
  }

  /** @throws what the reader throws, after the scan is marked failed */
  async run(reader: ImageReader, signal: AbortSignal): Promise<void> {
    const { database, runner, library, releases, judgment, policy } =
      this.#options;
    await runner.run(RegistryScan.identify(reader), async scan => {
      const survey = new RegistrySurvey({ reader, policy, signal });
      const images = library.session(signal, () =>
        scan.count({ imagesResolved: 1 }),
      );
      const before = await releases.discovered(reader.host);
      const found: Release[] = [];
      const seen = new Set<string>();
      for await (const { repository, tags } of survey.repositories()) {
        scan.count({ pages: 1, observed: tags.length });
        await scan.claim(database.knex);
        await library.tags.observe(tags, scan.startedAt);
        tags.forEach(tag => seen.add(tagKey(tag)));
        const golden = releaseTags(tags, before, policy);
        await images.read([...tags, ...golden]);
        found.push(...(await this.#discover(golden, before, scan)));
        scan.note(await this.#unread(repository, tags));
      }
      await this.#readDeclared(reader.host, images);
      const gone = await this.#gone(reader.host, survey, seen, scan);
      const all = [...found, ...left(before, found, gone, scan.startedAt)];
      scan.count({ closed: gone.length });
      await database.transaction(async tx => {
        await scan.claim(tx);
        if (await releases.discover(tx, reader.host, all)) {
          await judgment.outdate(tx);
          scan.change();
        }
        await scan.complete(tx);
      });
    });
    await judgment.catchUp();
  }

  /** An image that cannot be read now takes nothing away from what is known of its release. */
  async #discover(
    tags: readonly ReleaseTag[],
    before: readonly Release[],
    scan: Scan,
  ): Promise<Release[]> {
    const contents = await this.#options.library.images.load(
      tags.map(tag => tag.digest),
    );
    const found = discoverReleases(tags, contents, this.#options.policy);
    const known = new Set(before.map(tagKey));
    const opened = found.filter(release => !known.has(tagKey(release)));
    scan.count({ opened: opened.length, kept: found.length - opened.length });
    return found;
  }

  async #unread(
    repository: string,
    tags: readonly { readonly tag: string; readonly digest: string }[],
  ): Promise<string[]> {
    const contents = await this.#options.library.images.load(
      tags.map(tag => tag.digest),
    );
    return tags.flatMap(({ tag, digest }) => {
      const content = contents.get(digest);
      return content?.status === 'unreadable'
        ? [`${repository}:${tag} (${digest}): ${content.message}`]
        : [];
    });
  }

  /** A declared digest is a release's also when no tag names it any more. */
  async #readDeclared(registry: string, images: ImageSession): Promise<void> {
    const releases = await this.#options.releases.list();
    await images.read(
      releases.filter(
        release =>
          release.registry === registry && release.platforms.length === 0,
      ),
    );
  }

  async #gone(
    registry: string,
    survey: RegistrySurvey,
    seen: ReadonlySet<string>,
    scan: Scan,
  ): Promise<TagName[]> {
    const { tags } = this.#options.library;
    const known = await tags.ofRegistry(registry);
    const { gone, problems } = await survey.confirmGone(
      known.filter(
        tag => survey.isSurveyed(tag.repository) && !seen.has(tagKey(tag)),
      ),
    );
    await tags.end(gone, scan.startedAt);
    scan.note(problems);
    return gone;
  }
}

/** Releases known before and not found now: removed when their tag is gone, else as they were. */
function left(
  before: readonly Release[],
  found: readonly Release[],
  gone: readonly TagName[],
  at: string,
): Release[] {
  const here = new Set(found.map(tagKey));
  const away = new Set(gone.map(tagKey));
  return before
    .filter(release => !here.has(tagKey(release)))
    .map(release =>
      away.has(tagKey(release))
        ? { ...release, removedAt: release.removedAt ?? at }
        : release,
    );
}
