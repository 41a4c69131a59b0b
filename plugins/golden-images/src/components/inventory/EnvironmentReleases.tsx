import { makeStyles } from '@material-ui/core/styles';
import type { EntityInventory } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ReleaseLine } from '../releases';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: { padding: theme.spacing(0.25, 0) },
    share: { ...theme.typography.body2, color: theme.palette.text.secondary },
  }),
  { name: 'GoldenImagesEnvironmentReleases' },
);

/** Golden releases that one environment runs, each with how many of its workloads run it. */
export function EnvironmentReleases(props: {
  inventory: EntityInventory;
  environment: EntityInventory['environments'][number];
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { inventory, environment } = props;
  const releases = inventory.goldenReleases.filter(({ id }) =>
    environment.releases.includes(id),
  );
  if (releases.length === 0) {
    return <>{t('inventory.versions.none')}</>;
  }
  const inside = inventory.workloads.filter(
    workload => workload.environment === environment.name,
  );
  const running = (id: string) =>
    inside.filter(workload => workload.releases.some(one => one.id === id));
  return (
    <ul className={classes.list}>
      {releases.map(release => (
        <li key={release.id} className={classes.item}>
          <ReleaseLine release={release} />
          <div className={classes.share}>
            {t('inventory.versions.share', {
              running: running(release.id).length,
              workloads: t('count.workloads', { count: environment.workloads }),
            })}
            {release.current && `, ${t('inventory.versions.current')}`}
          </div>
        </li>
      ))}
    </ul>
  );
}
