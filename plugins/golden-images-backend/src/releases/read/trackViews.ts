import {
  compareReleases,
  leadingRelease,
  trackDescription,
  trackId,
  trackTitle,
  type Release,
  type ReleaseName,
  type TrackId,
  type TrackRelease,
  type TrackView,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseViews } from './ReleaseViews';

interface Track {
  readonly releases: Release[];
  readonly unseen: ReleaseName[];
}

/**
 * The tracks of releases, by family, newest track first.
 * @param unseen - what is on record without a digest
 * @param wanted - leaves others out
 */
export function trackViews(
  views: ReleaseViews,
  unseen: readonly ReleaseName[],
  wanted: (release: ReleaseName) => boolean = () => true,
): TrackView[] {
  const tracks = new Map<TrackId, Track>();
  const trackOf = ({ family, track }: ReleaseName): Track => {
    const id = trackId(family, track);
    const known = tracks.get(id) ?? { releases: [], unseen: [] };
    tracks.set(id, known);
    return known;
  };
  views.releases
    .filter(wanted)
    .forEach(release => trackOf(release).releases.push(release));
  unseen.forEach(name => trackOf(name).unseen.push(name));
  return [...tracks.values()]
    .sort((a, b) => compareReleases(nameOf(a), nameOf(b)))
    .map(track => trackView(track, views));
}

function trackView(track: Track, views: ReleaseViews): TrackView {
  const name = nameOf(track);
  const releases = track.releases.map(one => trackRelease(one, views));
  const newest = track.releases.at(0);
  const lead = leadingRelease(
    track.releases,
    newest && views.currentOf(newest),
    release => views.timeline(release).phase,
  );
  const leading = releases.find(({ id }) => id === lead?.id);
  return {
    id: trackId(name.family, name.track),
    family: name.family,
    track: name.track,
    title: trackTitle(name),
    description: trackDescription(name, leading),
    leading,
    releases,
    unseen: track.unseen.sort(compareReleases).map(({ version }) => version),
  };
}

function trackRelease(release: Release, views: ReleaseViews): TrackRelease {
  const { id, version, repository, tag, timeline, current, pinnedReference } =
    views.view(release);
  return {
    id,
    version,
    repository,
    tag,
    timeline,
    current,
    pinnedReference,
    notes: release.notes,
  };
}

/** The name of any of its releases: all have the same family and track. */
function nameOf({ releases, unseen }: Track): ReleaseName {
  return [...releases, ...unseen][0];
}
