import { dateText } from '../inventory/deadlineText';
import type { ReleaseTimeline } from './phase';
import { pressingDeadline } from './pressingDeadline';
import type { Release } from './release';
import { DEFAULT_TRACK } from './releaseName';
import { supportStatement } from './supportStatement';

/** A track as people name it: `python 3.12`; of a family with a single track `nginx`. */
export function trackTitle(track: Pick<Release, 'family' | 'track'>): string {
  return track.track === DEFAULT_TRACK
    ? track.family
    : `${track.family} ${track.track}`;
}

/** What is known of the release that leads a track. */
export interface LeadingRelease {
  readonly version: string;
  readonly timeline: ReleaseTimeline;
  /** Whether new work should use it. */
  readonly current: boolean;
}

/**
 * A track in three or four sentences: its release, what that release's phase
 * means, and by when its users must be off it. Dates are absolute, so that the
 * text is true for as long as the facts are, wherever it was copied to.
 *
 * @param leading - absent while no release of the track was seen in a registry
 */
export function trackDescription(
  track: Pick<Release, 'family' | 'track'>,
  leading: LeadingRelease | undefined,
): string {
  const what = `Golden container image ${trackTitle(track)}.`;
  if (!leading) {
    return `${what} It is on record, but no release of it was seen in a registry.`;
  }
  const { timeline } = leading;
  const release = `golden-v${leading.version}`;
  return [
    what,
    leading.current
      ? `Current release: ${release}.`
      : `No release for new services; ${phaseWords(timeline)}: ${release}.`,
    supportStatement(timeline.phase),
    ...deadlineSentence(timeline),
  ].join(' ');
}

function deadlineSentence(timeline: ReleaseTimeline): string[] {
  const pressing = pressingDeadline(timeline);
  if (pressing) {
    const date = dateText(pressing.deadline);
    return pressing.daysLeft < 0
      ? [`Its users should have been off it by ${date}.`]
      : [`Its users must be off it by ${date}.`];
  }
  return timeline.supportEndsAt === undefined
    ? []
    : [`Support ends on ${dateText(timeline.supportEndsAt)}.`];
}

/** `final-calls` → `final calls`. */
function phaseWords({ phase }: ReleaseTimeline): string {
  return phase.replaceAll('-', ' ');
}
