import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RequestView,
  ReviewStanding,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { StatusChip } from '../../verdict';
import { standingTone } from '../requestTone';
import { ReviewList } from './ReviewList';

const useStyles = makeStyles(
  theme => ({
    standings: {
      listStyle: 'none',
      margin: theme.spacing(0, 0, 2),
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1),
    },
    item: {
      display: 'grid',
      gridTemplateColumns: '170px minmax(0, 1fr)',
      gap: theme.spacing(0, 1.5),
      alignItems: 'start',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesReviewsPanel' },
);

/** How each team's review stands and why, in the order in which they are asked, and what was said (R-REQ-20, R-REQ-21). */
export function ReviewsPanel(props: { request: RequestView }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { request } = props;
  return (
    <>
      <ul
        className={classes.standings}
        aria-label={t('customization.sections.reviews')}
      >
        {request.standings.map(standing => (
          <li key={standing.role} className={classes.item}>
            <StatusChip
              tone={standingTone(standing.state)}
              label={t(`customization.reviews.${wordOf(standing)}`)}
            />
            <div>
              <Typography variant="subtitle2">
                {t(`customizations.role.${standing.role}`)}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {standing.because}
              </Typography>
            </div>
          </li>
        ))}
      </ul>
      <Typography variant="subtitle2" component="h4">
        {t('customization.reviews.history')}
      </Typography>
      <ReviewList request={request} />
    </>
  );
}

/** A rejection by security is its veto. */
function wordOf({
  role,
  state,
}: ReviewStanding): ReviewStanding['state'] | 'veto' {
  return role === 'security' && state === 'rejected' ? 'veto' : state;
}
