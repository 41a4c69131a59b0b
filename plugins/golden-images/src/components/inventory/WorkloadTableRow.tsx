import MuiLink from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import {
  releaseTitle,
  type WorkloadRow,
} from '@image-governance/plugin-golden-images-common';
import { useTexts, type Translate } from '../../translation';
import { shortenDigests } from '../copy';
import { BreakableText } from '../longText';
import { ReleaseLink } from '../releases';
import { DataAgeText, daysRemainingText } from '../time';
import { FindingKinds, VerdictChip } from '../verdict';
import { EntityOrNone } from './EntityOrNone';
import { placeText } from './placeText';

const useStyles = makeStyles(
  {
    // Cells hold several lines; the theme's line height is for one.
    cell: {
      lineHeight: 1.43,
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    name: { maxWidth: '100%', overflowWrap: 'anywhere', userSelect: 'text' },
  },
  { name: 'GoldenImagesWorkloadTableRow' },
);

/** One workload: where it is, its verdict, whose it is, what it runs. */
export function WorkloadTableRow(props: {
  row: WorkloadRow;
  onSelect: (id: string) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { row, onSelect } = props;
  return (
    <TableRow>
      <TableCell
        className={classes.cell}
        component="th"
        scope="row"
        role="rowheader"
      >
        <MuiLink
          className={classes.name}
          component="button"
          variant="body2"
          align="left"
          underline="always"
          onClick={() => onSelect(row.id)}
        >
          {row.name}
        </MuiLink>
        <div>{placeText(t, row)}</div>
        <div>{row.environment}</div>
        {row.age.stale && <DataAgeText age={row.age} />}
      </TableCell>
      <TableCell className={classes.cell}>
        <VerdictChip verdict={row.verdict} />
        <FindingKinds kinds={row.findings} production={row.production} />
      </TableCell>
      <TableCell className={classes.cell}>
        <div>
          <EntityOrNone
            entityRef={row.entityRef}
            none={t('inventory.workloads.noComponent')}
          />
        </div>
        <div>
          <EntityOrNone
            entityRef={row.ownerRef}
            none={t('inventory.workloads.noOwner')}
          />
        </div>
      </TableCell>
      <TableCell className={classes.cell}>
        {row.releases.map(release => (
          <div key={release.id}>
            <ReleaseLink id={release.id}>{releaseTitle(release)}</ReleaseLink>
            <div>{phaseText(t, release)}</div>
          </div>
        ))}
      </TableCell>
      <TableCell className={classes.cell}>
        {row.images.map(image => (
          <div key={image} title={image}>
            <BreakableText text={shortenDigests(image)} />
          </div>
        ))}
      </TableCell>
    </TableRow>
  );
}

/** `Legacy, 47 days left`. */
function phaseText(
  t: Translate,
  { phase, daysLeft }: WorkloadRow['releases'][number],
): string {
  const title = t(`releases.phase.${phase}`);
  return daysLeft === undefined
    ? title
    : t('inventory.workloads.phase', {
        phase: title,
        left: daysRemainingText(t, daysLeft),
      });
}
