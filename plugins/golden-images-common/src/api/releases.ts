import type { DeprecationProgress } from '../domain/releases/deprecationProgress';
import type { ReleaseTimeline } from '../domain/releases/phase';
import type { Release } from '../domain/releases/release';
import type { TrackId } from '../domain/releases/releaseName';
import type { ReleaseOrigin } from '../domain/releases/releaseOrigin';

/** A release as users of it need it: facts, phase and days left. */
export interface ReleaseView extends Release {
  readonly timeline: ReleaseTimeline;
  /** The release a new service of this track should use. */
  readonly current: boolean;
  /** `registry/repository:tag@digest`. */
  readonly pinnedReference: string;
  /** Open workloads (production, all environments) whose lineage is this release. */
  readonly workloads: { readonly production: number; readonly total: number };
}

/** A track with its releases on record. */
export interface TrackView {
  /** `family/track`. */
  readonly id: TrackId;
  readonly family: string;
  readonly track: string;
  /** `python 3.12`. */
  readonly title: string;
  /** How it stands, in sentences with absolute dates. */
  readonly description: string;
  /**
   * The release that says how it stands: the current one, else the one that users may stay
   * on the longest. Absent while no release was seen in a registry.
   */
  readonly leading?: TrackRelease;
  /** All that are on record and were seen in a registry, newest first. */
  readonly releases: readonly TrackRelease[];
  /** Versions that are on record and that nobody can pull: no digest of them is known. */
  readonly unseen: readonly string[];
}

/** A release among those of its track. */
export type TrackRelease = Pick<
  ReleaseView,
  | 'id'
  | 'version'
  | 'repository'
  | 'tag'
  | 'timeline'
  | 'current'
  | 'pinnedReference'
  | 'notes'
>;

/** Every track on record, by family, newest track first, with what an absence from it proves. */
export interface TrackList {
  readonly tracks: readonly TrackView[];
  readonly completeness: {
    /**
     * Whether a track that is not here is on no record: the governance file and every registry
     * (at least one of them) were read completely at some time.
     */
    readonly tracks: boolean;
    /**
     * Whether an entity of which no release of a track is known runs none of it: every cluster (at
     * least one) was read completely at some time, and all of it is judged by the releases of now.
     */
    readonly users: boolean;
    /** Names of the sources that were never read completely. */
    readonly unread: readonly string[];
  };
}

/** A track with those who run it, of the workloads that the asker may see. */
export interface TrackDetail extends TrackView {
  readonly workloads: { readonly production: number; readonly total: number };
  /** Distinct entities of the catalog that those workloads belong to. */
  readonly entities: number;
}

/** A release with where it comes from and who runs it. */
export interface ReleaseDetail extends ReleaseView {
  /** References with a tag that names it, or one of its platforms, now. */
  readonly tags: readonly string[];
  readonly origin: ReleaseOrigin;
  /** Its users by owner and environment, most workloads first. */
  readonly consumers: readonly ReleaseConsumer[];
  /** Different images that run now and were built on it, itself not counted. */
  readonly imagesBuiltOnIt: number;
}

/** Workloads of one owner in one environment that run a release or what is built on it. */
export interface ReleaseConsumer {
  /** Absent for workloads that nobody owns. */
  readonly ownerRef?: string;
  readonly environment: string;
  readonly production: boolean;
  readonly workloads: number;
  readonly pods: number;
}

/** A release that must be left, and how far that has come. Figures are of production. */
export interface DeprecationView {
  readonly release: ReleaseView;
  /** What its users should move to; absent while its family has nothing supported. */
  readonly successor?: ReleaseView;
  readonly progress: Omit<DeprecationProgress, 'teams'>;
}

/** The same with every team. */
export interface DeprecationDetail extends DeprecationView {
  readonly progress: DeprecationProgress;
}

/** An address under which a calendar program finds the deadlines, without signing in. */
export interface CalendarFeed {
  readonly id: string;
  /** Whose deadlines they are; absent for all. */
  readonly ownerRef?: string;
  /** User entity reference. */
  readonly createdBy: string;
  /** ISO time. */
  readonly createdAt: string;
}

/** A feed just made. Its address is told this once: what is kept is only its hash. */
export interface NewCalendarFeed extends CalendarFeed {
  readonly url: string;
}

/** Feeds one may revoke, and whether this portal serves any. */
export interface CalendarFeeds {
  readonly enabled: boolean;
  readonly feeds: readonly CalendarFeed[];
}
