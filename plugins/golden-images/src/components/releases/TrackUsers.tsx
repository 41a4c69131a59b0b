import Typography from '@material-ui/core/Typography';
import type { TrackDetail } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';

/** Who runs a track: figures that open their rows. */
export function TrackUsers(props: { track: TrackDetail }) {
  const { t } = useTexts();
  const { family, track, workloads, entities } = props.track;
  const filter = { family: [family], track: [track] };
  return (
    <section aria-label={t('track.users.title')}>
      <Typography variant="subtitle2" component="h3" style={{ marginTop: 12 }}>
        {t('track.users.title')}
      </Typography>
      <Typography variant="body2">
        {workloads.total === 0 ? (
          t('track.users.none')
        ) : (
          <>
            <WorkloadsLink filter={filter}>
              {t('track.users.workloads', { count: workloads.total })}
            </WorkloadsLink>{' '}
            {t('track.users.entities', { count: entities })}
            {workloads.production > 0 && (
              <>
                ,{' '}
                <WorkloadsLink filter={{ ...filter, production: true }}>
                  {t('track.users.production', {
                    workloads: String(workloads.production),
                  })}
                </WorkloadsLink>
              </>
            )}
          </>
        )}
      </Typography>
    </section>
  );
}
