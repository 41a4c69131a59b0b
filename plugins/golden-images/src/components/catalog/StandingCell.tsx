import useAsync from 'react-use/esm/useAsync';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { isDenied } from '../request/isDenied';
import { deadlineText } from '../time';
import { VerdictChip } from '../verdict';
import { StandingLoader } from './StandingLoader';

/** The verdict of an entity and, when one presses, the date to be off its release. */
export function StandingCell(props: { entity: Entity }) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const entityRef = stringifyEntityRef(props.entity);
  const { value, loading, error } = useAsync(
    () => StandingLoader.of(api).load(entityRef),
    [api, entityRef],
  );
  if (error) {
    return isDenied(error) ? (
      <NoStanding why={t('catalog.column.denied')} />
    ) : (
      <Typography variant="body2" color="error" title={error.message}>
        {t('catalog.column.failed')}
      </Typography>
    );
  }
  if (loading) {
    return (
      <span
        role="status"
        aria-busy="true"
        aria-label={t('catalog.column.loading')}
      >
        <Skeleton variant="text" width={96} />
      </span>
    );
  }
  if (!value) {
    return <NoStanding why={t('catalog.column.none')} />;
  }
  return (
    <>
      <VerdictChip verdict={value.verdict} />
      {value.deadline && (
        <Typography variant="caption" component="div" color="textSecondary">
          {t('catalog.column.until', {
            date: deadlineText(t, value.deadline, value.daysLeft),
          })}
        </Typography>
      )}
    </>
  );
}

function NoStanding(props: { why: string }) {
  return (
    <span role="note" title={props.why} aria-label={props.why}>
      –
    </span>
  );
}
