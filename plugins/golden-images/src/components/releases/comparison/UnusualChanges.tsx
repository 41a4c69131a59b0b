import Typography from '@material-ui/core/Typography';
import type { ReleaseComparison } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { StatusChip } from '../../verdict';

/** What somebody has to look at, each with its reason, and what cannot be seen here at all. */
export function UnusualChanges(props: { comparison: ReleaseComparison }) {
  const { t } = useTexts();
  const { unusual, notCompared } = props.comparison;
  return (
    <section aria-label={t('comparison.unusual')}>
      <Typography variant="subtitle1" component="h3">
        {t('comparison.unusual')}
      </Typography>
      {unusual.length === 0 ? (
        <Typography variant="body2">{t('comparison.nothing')}</Typography>
      ) : (
        <ul style={{ listStyle: 'none', padding: 0 }}>
          {unusual.map(({ kind, subject, because }) => (
            <li key={`${kind} ${subject} ${because}`}>
              <StatusChip tone="warning" label={t(`comparison.kind.${kind}`)} />{' '}
              <span style={{ overflowWrap: 'anywhere' }}>
                <code>{subject}</code> {because}
              </span>
            </li>
          ))}
        </ul>
      )}
      {notCompared.map(sentence => (
        <Typography key={sentence} variant="body2" color="textSecondary">
          {sentence}
        </Typography>
      ))}
    </section>
  );
}
