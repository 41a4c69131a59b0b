import type { ReactNode } from 'react';
import MuiLink from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import {
  releaseTitle,
  type ImageRow,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { DigestText, shortDigest } from '../copy';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { ListTable } from '../listTable';
import { BreakableText } from '../longText';
import { ReleaseLink } from '../releases';
import { dateText, daysRemainingText } from '../time';
import { StatusChip, VerdictChip } from '../verdict';
import { formatSize } from './formatSize';
import { placeOf, runnersOf } from './imageName';

/** Tags shown of each image; the others are in the tooltip. */
const FIRST_TAGS = 4;

const COLUMNS = [
  { key: 'image', width: '27%' },
  { key: 'verdict', width: '21%' },
  { key: 'release', width: '18%' },
  { key: 'tags', width: '12%' },
  { key: 'where', width: '10%' },
  { key: 'size', width: '12%' },
] as const;

const useStyles = makeStyles(
  {
    // Cells hold several lines; the theme's line height is for one.
    cell: {
      lineHeight: 1.43,
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
  },
  { name: 'GoldenImagesImagesTable' },
);

/** Rows of images in the order of the server. */
export function ImagesTable(props: {
  rows: readonly ImageRow[];
  /** All rows that match, over all pages. */
  total?: number;
  loading: boolean;
  emptyContent?: ReactNode;
  onSelect: (digest: string) => void;
}) {
  const { t } = useTexts();
  const { rows, total, loading, emptyContent, onSelect } = props;
  return (
    <ListTable
      title={
        total === undefined
          ? t('images.title')
          : t('images.titleCount', { total })
      }
      label={t('images.title')}
      what={t('images.what')}
      columns={COLUMNS.map(({ key, width }) => ({
        title: t(`images.columns.${key}`),
        width,
      }))}
      loading={loading}
      emptyContent={emptyContent}
    >
      {rows.map(row => (
        <Row
          key={`${placeOf(row)}@${row.digest}`}
          row={row}
          onSelect={onSelect}
        />
      ))}
    </ListTable>
  );
}

function Row(props: { row: ImageRow; onSelect: (digest: string) => void }) {
  const classes = useStyles();
  const { row, onSelect } = props;
  return (
    <TableRow>
      <TableCell
        className={classes.cell}
        component="th"
        scope="row"
        role="rowheader"
      >
        <Name row={row} onSelect={onSelect} />
      </TableCell>
      <TableCell className={classes.cell}>
        <Verdicts row={row} />
      </TableCell>
      <TableCell className={classes.cell}>
        <Releases row={row} />
      </TableCell>
      <TableCell className={classes.cell} title={row.tags.join(', ')}>
        <Tags row={row} />
      </TableCell>
      <TableCell className={classes.cell}>
        <Where row={row} />
      </TableCell>
      <TableCell className={classes.cell}>
        <Size row={row} />
      </TableCell>
    </TableRow>
  );
}

function Name(props: { row: ImageRow; onSelect: (digest: string) => void }) {
  const { t } = useTexts();
  const { row, onSelect } = props;
  const { digest, kind } = row;
  const place = placeOf(row) ?? t('images.invalid');
  return (
    <>
      {digest ? (
        <>
          <MuiLink
            component="button"
            variant="body2"
            align="left"
            underline="always"
            aria-label={t('images.open', {
              image: `${place} ${shortDigest(digest)}`,
            })}
            onClick={() => onSelect(digest)}
          >
            <BreakableText text={place} />
          </MuiLink>
          <div>
            <DigestText digest={digest} />
          </div>
        </>
      ) : (
        <>
          <div>
            <BreakableText text={place} />
          </div>
          <div>{t('images.noDigest')}</div>
        </>
      )}
      {kind === 'index' && <div>{t('images.index')}</div>}
    </>
  );
}

function Verdicts(props: { row: ImageRow }) {
  const { t } = useTexts();
  const { verdicts, content, unreadable } = props.row;
  return (
    <>
      {verdicts.map(verdict => (
        <div key={verdict}>
          <VerdictChip verdict={verdict} />
        </div>
      ))}
      {content !== 'read' && (
        <StatusChip
          tone={content === 'unreadable' ? 'warning' : 'neutral'}
          label={t(`images.content.${content}`)}
          title={unreadable?.message ?? t(`images.contentMeans.${content}`)}
        />
      )}
    </>
  );
}

function Releases(props: { row: ImageRow }) {
  const { t } = useTexts();
  const { releases } = props.row;
  if (releases.length === 0) {
    return <>{t('images.noRelease')}</>;
  }
  return (
    <>
      {releases.map(({ exact, ...release }) => (
        <div key={release.id}>
          {t(exact ? 'images.is' : 'images.builtOn', {
            release: (
              <ReleaseLink id={release.id}>{releaseTitle(release)}</ReleaseLink>
            ),
          })}
          <div>
            {t(`releases.phase.${release.phase}`)}
            {release.daysLeft !== undefined &&
              `, ${daysRemainingText(t, release.daysLeft)}`}
          </div>
        </div>
      ))}
    </>
  );
}

function Tags(props: { row: ImageRow }) {
  const { t } = useTexts();
  const { tags } = props.row;
  const more = tags.length - FIRST_TAGS;
  return (
    <>
      {tags.slice(0, FIRST_TAGS).join(', ') || '–'}
      {more > 0 && <div>{t('images.moreTags', { count: more })}</div>}
    </>
  );
}

function Where(props: { row: ImageRow }) {
  const { t } = useTexts();
  const { row } = props;
  return (
    <>
      <WorkloadsLink filter={runnersOf(row)} count={row.workloads}>
        {t('images.workloads', { count: row.workloads })}
      </WorkloadsLink>
      <div>{t('images.pods', { count: row.pods })}</div>
    </>
  );
}

function Size(props: { row: ImageRow }) {
  const { t } = useTexts();
  const { sizeBytes, firstSeenAt } = props.row;
  return (
    <>
      <div>{sizeBytes === undefined ? '–' : formatSize(sizeBytes)}</div>
      {firstSeenAt && (
        <div>{t('images.firstSeen', { date: dateText(t, firstSeenAt) })}</div>
      )}
    </>
  );
}
