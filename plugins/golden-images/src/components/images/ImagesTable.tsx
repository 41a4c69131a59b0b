import { useMemo, type ReactNode } from 'react';
import MuiLink from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { Table, type TableColumn } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  releaseTitle,
  type ImageRow,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../translation';
import { DigestText, shortDigest } from '../copy';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { BreakableText } from '../longText';
import { ReleaseLink } from '../releases';
import { dateText, daysRemainingText } from '../time';
import { StatusChip, VerdictChip } from '../verdict';
import { formatSize } from './formatSize';
import { placeOf, runnersOf } from './imageName';

const OPTIONS = {
  paging: false,
  search: false,
  sorting: false,
  draggable: false,
  padding: 'dense',
  emptyRowsWhenPaging: false,
  tableLayout: 'fixed',
} as const;

/** Tags shown of each image; the others are in the tooltip. */
const FIRST_TAGS = 4;

/** Rows of images in the order of the server. */
export function ImagesTable(props: {
  rows: readonly ImageRow[];
  /** All rows that match, over all pages. */
  total?: number;
  loading: boolean;
  emptyContent?: ReactNode;
  onSelect: (digest: string) => void;
}) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { rows, total, loading, emptyContent, onSelect } = props;
  const columns = useMemo<TableColumn<Row>[]>(
    () => [
      {
        title: t('images.columns.image'),
        width: '300px',
        render: row => <Name row={row} onSelect={onSelect} />,
      },
      {
        title: t('images.columns.verdict'),
        width: '260px',
        render: row => <Verdicts row={row} />,
      },
      {
        title: t('images.columns.release'),
        width: '200px',
        render: row => <Releases row={row} />,
      },
      {
        title: t('images.columns.tags'),
        width: '140px',
        render: row => <Tags row={row} />,
      },
      {
        title: t('images.columns.where'),
        width: '120px',
        render: row => <Where row={row} />,
      },
      {
        title: t('images.columns.size'),
        width: '130px',
        render: row => <Size row={row} />,
      },
    ],
    [t, onSelect],
  );
  return (
    <Table<Row>
      title={
        total === undefined
          ? t('images.title')
          : t('images.titleCount', { total })
      }
      options={OPTIONS}
      columns={columns}
      data={rows.map(row => ({
        ...row,
        id: `${placeOf(row)}@${row.digest}`,
      }))}
      isLoading={loading}
      emptyContent={emptyContent}
    />
  );
}

/** The table wants an id of each row. */
interface Row extends ImageRow {
  readonly id: string;
}

function Cell(props: { children: ReactNode; title?: string }) {
  return (
    <Typography
      variant="body2"
      component="div"
      title={props.title}
      style={{ overflowWrap: 'anywhere' }}
    >
      {props.children}
    </Typography>
  );
}

function Name(props: { row: ImageRow; onSelect: (digest: string) => void }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { row, onSelect } = props;
  const { digest, kind } = row;
  const place = placeOf(row) ?? t('images.invalid');
  return (
    <Cell>
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
    </Cell>
  );
}

function Verdicts(props: { row: ImageRow }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
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
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { releases } = props.row;
  if (releases.length === 0) {
    return <Cell>{t('images.noRelease')}</Cell>;
  }
  return (
    <Cell>
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
    </Cell>
  );
}

function Tags(props: { row: ImageRow }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { tags } = props.row;
  const more = tags.length - FIRST_TAGS;
  return (
    <Cell title={tags.join(', ')}>
      {tags.slice(0, FIRST_TAGS).join(', ') || '–'}
      {more > 0 && <div>{t('images.moreTags', { count: more })}</div>}
    </Cell>
  );
}

function Where(props: { row: ImageRow }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { row } = props;
  return (
    <Cell>
      <WorkloadsLink filter={runnersOf(row)}>
        {t('images.workloads', { count: row.workloads })}
      </WorkloadsLink>
      <div>{t('images.pods', { count: row.pods })}</div>
    </Cell>
  );
}

function Size(props: { row: ImageRow }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { sizeBytes, firstSeenAt } = props.row;
  return (
    <Cell>
      <div>{sizeBytes === undefined ? '–' : formatSize(sizeBytes)}</div>
      {firstSeenAt && (
        <div>{t('images.firstSeen', { date: dateText(t, firstSeenAt) })}</div>
      )}
    </Cell>
  );
}
