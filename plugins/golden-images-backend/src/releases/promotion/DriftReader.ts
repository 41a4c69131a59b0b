import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  findDrift,
  type Drift,
  type DriftReport,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { GovernanceDatabase } from '../../database';
import type { ImageLibrary } from '../../inventory/images';
import type { ReadAccess, SourceReader } from '../../inventory/read';
import type { NoticeOutbox } from '../../notifications';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';

const TITLES: Readonly<Record<Drift['kind'], string>> = {
  'tag-moved': 'A golden tag was moved',
  'tag-without-record': 'A golden tag has no promotion on record',
  'record-without-tag': 'A golden release is gone from the registry',
};

/** Options of {@link DriftReader}. */
export interface DriftReaderOptions {
  readonly database: GovernanceDatabase;
  readonly read: ReadAccess;
  readonly sources: Pick<SourceReader, 'list'>;
  readonly releases: Pick<ReleaseCatalogue, 'list'>;
  readonly library: ImageLibrary;
  readonly notices: NoticeOutbox;
  readonly policy: Policy;
  /** Names of the sources that read the internal registry. */
  readonly internalSources: readonly string[];
  readonly now: () => Date;
}

/** Compares the record with the internal registry as it was last read. */
export class DriftReader {
  readonly #options: DriftReaderOptions;

  constructor(options: DriftReaderOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError */
  async get(credentials: BackstageCredentials): Promise<DriftReport> {
    await this.#options.read.visible(credentials);
    return this.#report();
  }

  /** Tells the platform team of each drift once. */
  async alert(): Promise<void> {
    const { database, notices } = this.#options;
    const { drifts } = await this.#report();
    if (drifts.length === 0) {
      return;
    }
    await database.transaction(async tx => {
      for (const drift of drifts) {
        await notices.add(tx, {
          key: keyOf(drift),
          kind: 'drift',
          title: TITLES[drift.kind],
          description: drift.text,
          link: '/golden-images/candidates',
          severity: drift.kind === 'tag-moved' ? 'critical' : 'high',
          to: { roles: ['platform'] },
        });
      }
    });
  }

  async #report(): Promise<DriftReport> {
    const { sources, releases, library, policy, internalSources, now } =
      this.#options;
    const readAt = (await sources.list())
      .filter(({ name }) => internalSources.includes(name))
      .flatMap(({ age }) => age.observedAt ?? [])
      .sort()
      .at(0);
    const seen = readAt !== undefined && {
      tags: await library.tags.ofRegistry(policy.registries.internal),
      readAt,
    };
    return {
      complete: readAt !== undefined,
      readAt,
      drifts: findDrift(
        await releases.list(),
        seen || undefined,
        policy,
        now().toISOString(),
      ),
    };
  }
}

function keyOf(drift: Drift): string {
  const { kind, registry, repository, tag, found, recorded } = drift;
  return `drift:${kind}:${registry}/${repository}:${tag}@${found ?? recorded}`;
}
