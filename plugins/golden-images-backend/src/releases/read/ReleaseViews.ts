import {
  compareReleases,
  currentReleases,
  pinnedReference,
  releaseFindings,
  releaseTimeline,
  supportedTracks,
  trackId,
  type Finding,
  type FindingKind,
  type Policy,
  type Release,
  type ReleaseId,
  type ReleaseTimeline,
  type ReleaseView,
  type StableChannels,
  type SupportedTrack,
  type TrackId,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseSelection } from '../../inventory/read';

/** Names that limit a selection of releases; a member that is left out does not. */
interface ReleaseNames {
  readonly family?: readonly string[];
  readonly track?: readonly string[];
  readonly release?: readonly ReleaseId[];
}

const UNUSED = { production: 0, total: 0 };

/** All releases at one moment: phase, days left and which is current, computed once for a request. */
export class ReleaseViews implements ReleaseSelection {
  /** By family, newest track and version first. */
  readonly releases: readonly Release[];
  readonly channels: StableChannels;
  /** The current release of every supported track, newest track of each family first. */
  readonly current: readonly Release[];
  /** Tracks that new work may use, with their current release. */
  readonly supported: readonly SupportedTrack[];
  readonly #byId: ReadonlyMap<ReleaseId, Release>;
  readonly #timelines: ReadonlyMap<ReleaseId, ReleaseTimeline>;
  readonly #currentByTrack: ReadonlyMap<TrackId, Release>;

  constructor(options: {
    releases: readonly Release[];
    channels: StableChannels;
    policy: Policy;
    at: string;
  }) {
    const { channels, policy, at } = options;
    this.releases = [...options.releases].sort(compareReleases);
    this.channels = channels;
    this.supported = supportedTracks(
      this.releases,
      channels,
      policy,
      at,
    ).tracks;
    this.#byId = new Map(this.releases.map(each => [each.id, each]));
    this.#timelines = new Map(
      this.releases.map(each => [each.id, releaseTimeline(each, policy, at)]),
    );
    this.#currentByTrack = currentReleases(this.releases, channels, policy, at);
    this.current = [...this.#currentByTrack.values()];
  }

  get(id: ReleaseId): Release | undefined {
    return this.#byId.get(id);
  }

  /** The release that new work of a track should use. */
  currentOf(release: Release): Release | undefined {
    return this.#currentByTrack.get(trackId(release.family, release.track));
  }

  /** What its users should move to: the current release of its track, else of the family's newest supported track. */
  successorOf(release: Release): Release | undefined {
    return (
      this.currentOf(release) ??
      this.current.find(({ family }) => family === release.family)
    );
  }

  /** Findings that the release gives its users now. */
  findings(release: Release): Finding[] {
    return releaseFindings(
      release,
      this.timeline(release),
      this.currentOf(release),
    );
  }

  timeline(release: Release): ReleaseTimeline {
    const timeline = this.#timelines.get(release.id);
    if (!timeline) {
      throw new TypeError(`${release.id} is not one of these releases`);
    }
    return timeline;
  }

  matching({ family, track, release }: ReleaseNames): ReleaseId[] {
    return this.releases
      .filter(
        each =>
          (family?.includes(each.family) ?? true) &&
          (track?.includes(each.track) ?? true) &&
          (release?.includes(each.id) ?? true),
      )
      .map(each => each.id);
  }

  withFinding(finding: FindingKind): ReleaseId[] {
    return this.releases
      .filter(each => this.findings(each).some(one => one.kind === finding))
      .map(each => each.id);
  }

  /** The release as its users need it. */
  view(
    release: Release,
    use: { readonly production: number; readonly total: number } = UNUSED,
  ): ReleaseView {
    return {
      ...release,
      timeline: this.timeline(release),
      current: this.currentOf(release)?.id === release.id,
      pinnedReference: pinnedReference(release),
      workloads: { production: use.production, total: use.total },
    };
  }
}
