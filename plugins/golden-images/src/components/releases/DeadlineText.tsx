import {
  pressingDeadline,
  type ReleaseTimeline,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { dateText, deadlineText } from '../time';

/** By when users must be off, as soon as that presses; else until when there is support, where that is known. */
export function DeadlineText(props: { timeline: ReleaseTimeline }) {
  const { t } = useTexts();
  const { timeline } = props;
  const pressing = pressingDeadline(timeline);
  if (pressing) {
    const date = deadlineText(t, pressing.deadline, pressing.daysLeft);
    return (
      <strong>
        {pressing.daysLeft < 0
          ? t('track.shouldHaveLeftBy', { date })
          : t('track.mustLeaveBy', { date })}
      </strong>
    );
  }
  return timeline.supportEndsAt ? (
    <>{t('track.supportEnds', { date: dateText(t, timeline.supportEndsAt) })}</>
  ) : null;
}
