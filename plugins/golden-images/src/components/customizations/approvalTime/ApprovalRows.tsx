import { makeStyles } from '@material-ui/core/styles';
import type { ApprovalTimeReport } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { ShowMore, useShownRows } from '../../more';
import { ownerName } from '../../releases/ownerName';
import { dateText } from '../../time';
import { RequestLink } from '../RequestLink';

/** Rows shown at first, and with each step. */
const STEP = 50;

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(1) },
    list: {
      margin: theme.spacing(0.5, 0, 1),
      paddingLeft: theme.spacing(2.5),
      ...theme.typography.body2,
      maxHeight: 200,
      overflowY: 'auto',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesApprovalRows' },
);

/** The approved requests that the figure is the mean of, each with its page. */
export function ApprovalRows(props: { report: ApprovalTimeReport }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { rows, from, to } = props.report;
  const { shown, hidden, showMore } = useShownRows(rows, STEP);
  if (rows.length === 0) {
    return null;
  }
  return (
    <details className={classes.root}>
      <summary>
        {t('approvalTime.rows', {
          count: rows.length,
          from: dateText(t, from),
          to: dateText(t, to),
        })}
      </summary>
      <ul className={classes.list}>
        {shown.map(row => (
          <li key={row.id}>
            <RequestLink id={row.id}>{row.title}</RequestLink>:{' '}
            {t('approvalTime.row', {
              team: ownerName(row.team),
              days: String(row.days),
              date: dateText(t, row.approvedAt),
            })}
          </li>
        ))}
      </ul>
      <ShowMore hidden={hidden} onClick={showMore} />
    </details>
  );
}
