import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Mover,
  TeamsSummary,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { dateText } from '../../time';
import { ChangeText, RowsLink } from '../standing';

const useStyles = makeStyles(
  theme => ({
    list: {
      ...theme.typography.body2,
      margin: theme.spacing(1, 0),
      paddingLeft: theme.spacing(3),
    },
    item: { paddingBottom: theme.spacing(1), overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesMoversCard' },
);

/** The teams that moved most in a month: recognition for some (R-MIG-03), help for others. */
export function MoversCard(props: { summary: TeamsSummary }) {
  const { t } = useTexts();
  const { improved, fellBack, uncertain, comparedWith } = props.summary;
  if (!comparedWith) {
    return (
      <InfoCard title={t('teams.movers.title')}>
        <Typography variant="body2">{t('teams.movers.notYet')}</Typography>
      </InfoCard>
    );
  }
  return (
    <InfoCard
      title={t('teams.movers.title')}
      subheader={t('teams.movers.subheader', {
        since: dateText(t, comparedWith),
      })}
    >
      <Grid container spacing={2}>
        <Grid item xs={12} sm={6}>
          <Movers
            title={t('teams.movers.improved')}
            movers={improved}
            none={t('teams.movers.nobodyImproved')}
          />
        </Grid>
        <Grid item xs={12} sm={6}>
          <Movers
            title={t('teams.movers.fellBack')}
            movers={fellBack}
            none={t('teams.movers.nobodyFellBack')}
          />
        </Grid>
      </Grid>
      {uncertain > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('teams.movers.uncertain', { count: uncertain })}
        </Typography>
      )}
    </InfoCard>
  );
}

function Movers(props: {
  title: string;
  movers: readonly Mover[];
  none: string;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { title, movers, none } = props;
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      {movers.length === 0 ? (
        <Typography variant="body2">{none}</Typography>
      ) : (
        <ol className={classes.list} aria-label={title}>
          {movers.map(({ ownerRef, adoption, change }) => (
            <li key={ownerRef} className={classes.item}>
              <EntityRefLink entityRef={ownerRef} />
              <div>
                <ChangeText change={change} />
              </div>
              <div>
                {t('teams.movers.now', {
                  now: (
                    <RowsLink rows={{ owner: [ownerRef] }}>
                      {adoption.display}
                    </RowsLink>
                  ),
                  before: change.before.numerator,
                  beforeAll: change.before.denominator,
                })}
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
