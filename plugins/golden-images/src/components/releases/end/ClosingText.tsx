import Typography from '@material-ui/core/Typography';
import {
  formatCount,
  type ClosingRecord,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { dateText } from '../../time';
import { StatusChip } from '../../verdict';

/** The closing figures of a removal in words, or that they are still to come. */
export function ClosingText(props: { closing: ClosingRecord }) {
  const { t } = useTexts();
  const { recordedAt, figures } = props.closing;
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t('end.closing.title')}
      </Typography>
      {figures && recordedAt !== undefined ? (
        <>
          <Typography variant="body2">
            {t('end.closing.figures', {
              date: dateText(t, recordedAt),
              migrated: formatCount(figures.migrated),
              emergency: formatCount(figures.emergency),
              remaining: formatCount(figures.remaining),
            })}{' '}
            {figures.unownedWorkloads > 0 &&
              t('end.closing.unowned', { count: figures.unownedWorkloads })}
          </Typography>
          <StatusChip
            tone={figures.remaining > 0 ? 'error' : 'ok'}
            label={
              figures.remaining > 0
                ? t('end.closing.mustBeZero')
                : t('end.closing.nobodyRemains')
            }
          />
        </>
      ) : (
        <Typography variant="body2">{t('end.closing.none')}</Typography>
      )}
    </>
  );
}
