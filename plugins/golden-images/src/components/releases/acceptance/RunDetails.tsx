import { Link } from '@backstage/core-components';
import type { TestRun } from '@image-governance/plugin-golden-images-common';
import { useTexts, type Translate } from '../../../translation';
import { LongText } from '../../longText';
import { formatDuration } from '../../time';

/** What was worth noting of a run, as it was typed, and the way to its log. */
export function RunDetails(props: { run: TestRun }) {
  const { t } = useTexts();
  const { stack, key, notes, logUrl } = props.run;
  return (
    <>
      {notes && (
        <div style={{ whiteSpace: 'pre-wrap' }}>
          <LongText text={notes} />
        </div>
      )}
      {/* Reported by others: nothing else than a web address becomes a link. */}
      {logUrl && /^https?:\/\//i.test(logUrl) && (
        <Link
          to={logUrl}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t('acceptance.logOf', { stack, key })}
        >
          {t('acceptance.log')}
        </Link>
      )}
    </>
  );
}

/** How long a run took, or that it has not ended. */
export function durationText(
  t: Translate,
  { startedAt, endedAt }: TestRun,
): string {
  return endedAt === undefined
    ? t('acceptance.stillRunning')
    : formatDuration((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
}
