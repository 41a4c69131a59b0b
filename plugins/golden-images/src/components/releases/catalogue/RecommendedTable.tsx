import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import {
  releaseTitle,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { CodeText } from '../../copy';
import { dateText, deadlineText } from '../../time';
import { PhaseChip } from '../PhaseChip';
import { ReleaseLink } from '../ReleaseLink';

const useStyles = makeStyles(
  theme => ({
    table: { tableLayout: 'fixed', minWidth: 760 },
    name: { overflowWrap: 'anywhere' },
    more: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'GoldenImagesRecommendedTable' },
);

/** The release of each track that new services start from. */
export function RecommendedTable(props: {
  releases: readonly ReleaseView[];
  onExamples: (release: ReleaseView) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <TableContainer style={{ position: 'relative' }}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('catalogue.table')}
      >
        <TableHead>
          <TableRow>
            <TableCell style={{ width: '26%' }}>
              {t('catalogue.columns.track')}
            </TableCell>
            <TableCell>{t('catalogue.columns.from')}</TableCell>
            <TableCell style={{ width: '18%' }}>
              {t('catalogue.columns.until')}
            </TableCell>
            <TableCell style={{ width: '16%' }}>
              {t('catalogue.columns.more')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.releases.map(release => (
            <Row
              key={release.id}
              release={release}
              onExamples={props.onExamples}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Row(props: {
  release: ReleaseView;
  onExamples: (release: ReleaseView) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { release, onExamples } = props;
  const title = releaseTitle(release);
  return (
    <TableRow>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.name}
      >
        <ReleaseLink id={release.id}>{title}</ReleaseLink>
        <div>
          <PhaseChip phase={release.timeline.phase} />
        </div>
      </TableCell>
      <TableCell>
        <CodeText
          text={`FROM ${release.pinnedReference}`}
          label={t('catalogue.copy', { release: title })}
        />
      </TableCell>
      <TableCell>
        <Until release={release} />
      </TableCell>
      <TableCell>
        <div className={classes.more}>
          <ReleaseLink
            id={release.id}
            section="notes"
            label={t('catalogue.whatChangedOf', { release: title })}
          >
            {t('catalogue.whatChanged')}
          </ReleaseLink>
          <Button
            size="small"
            variant="outlined"
            aria-label={t('catalogue.examplesOf', { release: title })}
            onClick={() => onExamples(release)}
          >
            {t('catalogue.examples')}
          </Button>
        </div>
      </TableCell>
    </TableRow>
  );
}

function Until(props: { release: ReleaseView }) {
  const { t } = useTexts();
  const { deadline, daysLeft, supportEndsAt } = props.release.timeline;
  if (deadline) {
    return <>{deadlineText(t, deadline, daysLeft)}</>;
  }
  return (
    <>
      {supportEndsAt ? dateText(t, supportEndsAt) : t('catalogue.noDeadline')}
    </>
  );
}
