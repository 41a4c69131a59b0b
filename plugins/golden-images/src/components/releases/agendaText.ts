import {
  releaseTitle,
  type DeprecationView,
} from '@image-governance/plugin-golden-images-common';
import type { Translate } from '../../translation';
import { deadlineText } from '../time';

/** Deadlines as Markdown, for the agenda of a team meeting (R-LIFE-08): one line for each release, in the order of the page. */
export function agendaText(
  t: Translate,
  deprecations: readonly DeprecationView[],
): string {
  const lines = deprecations.map(({ release, successor, progress }) => {
    const { deadline, daysLeft } = release.timeline;
    return [
      `- **${releaseTitle(release)}**`,
      deadline &&
        t('releases.agenda.by', {
          deadline: deadlineText(t, deadline, daysLeft),
        }),
      successor &&
        t('releases.agenda.to', { successor: releaseTitle(successor) }),
      t('releases.agenda.left', {
        count: progress.left.workloads,
        display: progress.display,
      }),
    ]
      .filter(Boolean)
      .join('; ');
  });
  return [`## ${t('releases.agenda.title')}`, '', ...lines, ''].join('\n');
}
