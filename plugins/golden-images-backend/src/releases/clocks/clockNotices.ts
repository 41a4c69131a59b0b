import {
  dateText,
  releaseTitle,
  type Emergency,
  type Release,
  type Reminder,
} from '@image-governance/plugin-golden-images-common';
import type { Notice } from '../../notifications';

/** The page of a release. */
function linkOf({ family, track, version }: Release): string {
  const path = [family, track, version].map(encodeURIComponent).join('/');
  return `/golden-images/releases/${path}`;
}

function about(release: Release) {
  return { family: release.family, link: linkOf(release) };
}

/**
 * That a deprecation was announced, or its removal moved: to who runs it.
 * @param before - the removal date that was told before
 */
export function announcementNotice(
  release: Release,
  removalAt: string,
  owners: readonly string[],
  more: { readonly because?: string; readonly before?: string } = {},
): Notice {
  const { because, before } = more;
  const title = releaseTitle(release);
  const moved = before !== undefined;
  return {
    ...about(release),
    key: moved
      ? `deprecation:${release.id}:${removalAt}`
      : `deprecation:${release.id}`,
    kind: 'deprecation',
    title: moved
      ? `The removal of ${title} is moved to ${dateText(removalAt)}`
      : `${title} is deprecated; removal on ${dateText(removalAt)}`,
    description: [
      because,
      moved
        ? `It was planned for ${dateText(before)}.`
        : 'From now on it gets security patches only: plan the migration.',
    ]
      .filter(Boolean)
      .join(' '),
    severity: 'normal',
    to: { refs: owners, roles: ['platform'] },
  };
}

const SEVERITY: Readonly<Record<Reminder['stage'], Notice['severity']>> = {
  legacy: 'low',
  'final-calls': 'normal',
  'last-month': 'high',
  'last-week': 'critical',
};

/** A reminder to those who still run it, and to nobody else (R-DEP-10). */
export function reminderNotice(
  release: Release,
  reminder: Reminder,
  deadline: string,
  daysLeft: number,
  owners: readonly string[],
): Notice {
  return {
    ...about(release),
    key: `reminder:${release.id}:${reminder.key}`,
    kind: 'reminder',
    title: `${releaseTitle(release)} goes on ${dateText(
      deadline,
    )}: ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left`,
    description:
      'Your team still runs it. Its page names what to move to, with the line to copy.',
    severity: SEVERITY[reminder.stage],
    to: { refs: owners },
  };
}

/** That at most a month is left, to the platform team: whom to help (R-DEP-09, R-DEP-11). */
export function lastMonthNotice(
  release: Release,
  deadline: string,
  holdOuts: readonly string[],
): Notice {
  return {
    ...about(release),
    key: `month-left:${release.id}:${deadline}`,
    kind: 'reminder',
    title: `One month or less until ${releaseTitle(
      release,
    )} goes, on ${dateText(deadline)}`,
    description: `Still on it: ${
      holdOuts.join(', ') || 'workloads of nobody'
    }.`,
    severity: 'high',
    to: { roles: ['platform'] },
  };
}

/** That it is gone for good. */
export function removalNotice(
  release: Release,
  removedAt: string,
  owners: readonly string[],
): Notice {
  return {
    ...about(release),
    key: `removal:${release.id}`,
    kind: 'removal',
    title: `${releaseTitle(release)} was removed on ${dateText(removedAt)}`,
    description:
      'It cannot be pulled any more: what runs it cannot start again.',
    severity: owners.length > 0 ? 'critical' : 'normal',
    to: { refs: owners, roles: ['platform'] },
  };
}

/**
 * That it is past its end and still runs (R-LIFE-05, R-DEP-04).
 * @param week - whole weeks since its end: told again each week
 */
export function stillRunningNotice(
  release: Release,
  deadline: string,
  week: number,
  still: {
    readonly owners: readonly string[];
    readonly workloads: number;
    /** Owners with an emergency migration: they agreed on a day, and are not told each week. */
    readonly agreed: readonly string[];
  },
): Notice {
  const { owners, workloads, agreed } = still;
  const agreements =
    agreed.length > 0 ? ` Emergency migrations: ${agreed.join(', ')}.` : '';
  return {
    ...about(release),
    key: `still-running:${release.id}:${deadline}:${week}`,
    kind: 'still-running',
    title: `${releaseTitle(release)} still runs, past its end on ${dateText(
      deadline,
    )}`,
    description: `${workloads} ${
      workloads === 1 ? 'workload' : 'workloads'
    } of ${
      owners.join(', ') || 'nobody'
    }. Move them now, or ask for an emergency migration.${agreements}`,
    severity: 'critical',
    to: {
      refs: owners.filter(owner => !agreed.includes(owner)),
      roles: ['platform'],
    },
  };
}

/** That a team asks for an emergency migration. */
export function askedNotice(release: Release, emergency: Emergency): Notice {
  return {
    ...about(release),
    key: `emergency:${emergency.id}:asked`,
    kind: 'request',
    title: `${
      emergency.ownerRef
    } asks for an emergency migration off ${releaseTitle(release)}`,
    description: `Until ${dateText(emergency.expiresAt)}: ${emergency.reason}`,
    severity: 'high',
    to: { roles: ['platform'] },
  };
}

/** That an emergency migration was decided on or has ended, to the team. */
export function emergencyNotice(
  release: Release,
  emergency: Emergency,
): Notice {
  const { id, ownerRef, state, expiresAt, closedBecause } = emergency;
  const words = {
    asked: 'is asked for',
    open: `may take until ${dateText(expiresAt)}`,
    closed: 'is closed',
    refused: 'is refused',
    expired: `expired on ${dateText(expiresAt)}`,
  };
  return {
    ...about(release),
    key: `emergency:${id}:${state}`,
    kind: 'removal',
    title: `The emergency migration off ${releaseTitle(release)} ${
      words[state]
    }`,
    description: closedBecause ?? emergency.reason,
    severity: state === 'expired' || state === 'refused' ? 'high' : 'normal',
    to: {
      refs: [ownerRef],
      ...(state === 'expired' && { roles: ['platform'] as const }),
    },
  };
}
