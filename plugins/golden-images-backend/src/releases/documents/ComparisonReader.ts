import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  compareVersions,
  differenceSentence,
  NOT_COMPARED,
  releaseDifference,
  unusualChanges,
  type PlatformContent,
  type ReleaseContent,
} from '@image-governance/plugin-golden-images-common/documents';
import type {
  Digest,
  ImageManifest,
  ReleaseComparison,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { ImageStore } from '../../inventory/images';
import type { ReadAccess } from '../../inventory/read';
import { capped } from './AuthorizedDocuments';
import type { DocumentStore, ReleaseContentId } from './DocumentStore';

/** A release, or a candidate for one, that can be compared. */
export interface Comparable extends ReleaseContentId {
  readonly family: string;
  readonly track: string;
  readonly version: string;
  /** Whether it is or was golden: what a new one is compared with by itself. */
  readonly golden: boolean;
}

/** Says what changed from one release of a track to another (R-VER-06). */
export class ComparisonReader {
  readonly #knex: Knex;
  readonly #store: DocumentStore;
  readonly #images: Pick<ImageStore, 'load'>;
  readonly #access: ReadAccess;
  readonly #comparables: (
    name: Pick<Comparable, 'family' | 'track'>,
  ) => Promise<readonly Comparable[]>;

  constructor(options: {
    readonly knex: Knex;
    readonly store: DocumentStore;
    readonly images: Pick<ImageStore, 'load'>;
    readonly access: ReadAccess;
    /** Releases and candidates of a track. */
    readonly comparables: (
      name: Pick<Comparable, 'family' | 'track'>,
    ) => Promise<readonly Comparable[]>;
  }) {
    this.#knex = options.knex;
    this.#store = options.store;
    this.#images = options.images;
    this.#access = options.access;
    this.#comparables = options.comparables;
  }

  /**
   * @param name.with - version to compare with; default the newest golden release before it
   * @throws NotAllowedError, NotFoundError
   */
  async compare(
    name: Pick<Comparable, 'id' | 'family' | 'track' | 'version'> & {
      readonly with?: string;
    },
    credentials: BackstageCredentials,
  ): Promise<ReleaseComparison> {
    await this.#access.visible(credentials);
    const all = [...(await this.#comparables(name))].sort((a, b) =>
      compareVersions(b.version, a.version),
    );
    const release = all.find(each => each.id === name.id);
    if (!release) {
      throw new NotFoundError(`There is no release or candidate '${name.id}'`);
    }
    const others = all.filter(each => each.id !== release.id);
    const other = otherOf(release, others, name.with);
    const choices = others.map(({ id, version }) => ({ id, version }));
    if (!other) {
      return {
        release: release.id,
        sentence: 'There is no golden release before it to compare with.',
        unusual: [],
        notCompared: NOT_COMPARED,
        missing: [],
        choices,
      };
    }
    const difference = releaseDifference(
      await this.#content(other),
      await this.#content(release),
    );
    const unusual = unusualChanges(difference);
    const { packages, licences, findings, image, missing } = difference;
    return {
      release: release.id,
      with: other.id,
      sentence: differenceSentence(difference, unusual),
      unusual,
      notCompared: NOT_COMPARED,
      missing,
      ...(packages && {
        packages: {
          added: capped(packages.added),
          removed: capped(packages.removed),
          changed: capped(packages.changed),
          unchanged: packages.unchanged,
        },
      }),
      ...(licences && { licences: capped(licences) }),
      ...(findings && {
        findings: {
          fixed: capped(findings.fixed),
          new: capped(findings.new),
          still: capped(findings.still),
        },
      }),
      ...(image && { image: capped(image) }),
      choices,
    };
  }

  async #content(release: Comparable): Promise<ReleaseContent> {
    const documents = (await this.#store.list(release, this.#knex)).filter(
      each => !each.superseded && each.examined,
    );
    const idsOf = (kind: 'sbom' | 'scan') =>
      documents.filter(each => each.kind === kind).map(({ id }) => id);
    const [sboms, scans] = [idsOf('sbom'), idsOf('scan')];
    const [components, findings] = await Promise.all([
      this.#store.components(sboms, this.#knex),
      this.#store.findings(scans, this.#knex),
    ]);
    return {
      components: sboms.length > 0 ? components : undefined,
      findings:
        scans.length > 0
          ? findings.map(({ document, ...finding }) => finding)
          : undefined,
      platforms: await this.#platforms(release.digest),
    };
  }

  async #platforms(digest: Digest): Promise<PlatformContent[] | undefined> {
    const content = (await this.#images.load([digest])).get(digest);
    if (content?.status !== 'read') {
      return undefined;
    }
    const { image } = content;
    return (image.kind === 'index' ? image.manifests : [image]).map(toPlatform);
  }
}

/** @throws NotFoundError when the version that was asked for is not there */
function otherOf(
  release: Comparable,
  others: readonly Comparable[],
  version: string | undefined,
): Comparable | undefined {
  if (version === undefined) {
    return others.find(
      each => each.golden && compareVersions(each.version, release.version) < 0,
    );
  }
  const other = others.find(each => each.version === version);
  if (!other) {
    throw new NotFoundError(
      `with: ${release.family} ${release.track} has no other release '${version}'`,
    );
  }
  return other;
}

function toPlatform(manifest: ImageManifest): PlatformContent {
  const { os, architecture, variant } = manifest.platform;
  return {
    ...manifest,
    platform: [os, architecture, variant].filter(Boolean).join('/'),
    layers: manifest.diffIds,
    // Read before these were kept: nothing is known. Read since: it has none.
    entrypoint:
      manifest.entrypoint ?? (manifest.user === undefined ? undefined : []),
  };
}
