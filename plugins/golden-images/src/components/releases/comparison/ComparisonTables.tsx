import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import type {
  Capped,
  ImageChange,
  LicenceChange,
  PackageChange,
  ReleaseComparison,
  ScanFinding,
} from '@image-governance/plugin-golden-images-common';
import { useTexts, type Translate } from '../../../translation';
import { formatSize } from '../../images/formatSize';
import { CappedTable, type CappedColumn } from '../../more';

/** Every row of a comparison, part by part; a part without rows says so by its count. */
export function ComparisonTables(props: { comparison: ReleaseComparison }) {
  const { t } = useTexts();
  const { packages, licences, findings, image } = props.comparison;
  return (
    <>
      {packages &&
        (['changed', 'added', 'removed'] as const).map(part => (
          <Part
            key={part}
            title={t(`comparison.part.${part}`, {
              total: packages[part].totalItems,
            })}
            rows={packages[part]}
            columns={packageColumns(t)}
            rowKey={row => row.key}
          />
        ))}
      {packages && (
        <Typography variant="body2">
          {t('comparison.unchanged', { count: packages.unchanged })}
        </Typography>
      )}
      {licences && (
        <Part
          title={t('comparison.part.licences', { total: licences.totalItems })}
          rows={licences}
          columns={packageColumns(t)}
          rowKey={row => row.key}
        />
      )}
      {findings &&
        (['new', 'fixed', 'still'] as const).map(part => (
          <Part
            key={part}
            title={t(`comparison.part.${part}`, {
              total: findings[part].totalItems,
            })}
            rows={findings[part]}
            columns={findingColumns(t)}
            rowKey={findingKey}
          />
        ))}
      {image && (
        <Part
          title={t('comparison.part.image', { total: image.totalItems })}
          rows={image}
          columns={imageColumns(t)}
          rowKey={row => JSON.stringify(row)}
        />
      )}
    </>
  );
}

/** A finding unlike every other of its list. */
export function findingKey(finding: ScanFinding): string {
  return [finding.id, finding.package, finding.installedVersion].join(' ');
}

/** Columns of findings, here and among the documents. */
export function findingColumns(t: Translate): CappedColumn<ScanFinding>[] {
  return [
    { title: t('comparison.finding'), cell: row => row.id },
    {
      title: t('comparison.severity'),
      cell: row => t(`documents.severity.${row.severity}`),
    },
    {
      title: t('comparison.package'),
      cell: row => `${row.package} ${row.installedVersion ?? ''}`,
    },
    {
      title: t('comparison.fixedIn'),
      cell: row => row.fixedVersion ?? t('comparison.absent'),
    },
  ];
}

function Part<T>(props: {
  title: string;
  rows: Capped<T>;
  columns: readonly CappedColumn<T>[];
  rowKey: (row: T) => string;
}): ReactNode {
  const { title, ...table } = props;
  return (
    <>
      <Typography variant="subtitle1" component="h3" style={{ marginTop: 12 }}>
        {title}
      </Typography>
      {table.rows.totalItems > 0 && <CappedTable label={title} {...table} />}
    </>
  );
}

function packageColumns(
  t: Translate,
): CappedColumn<PackageChange | LicenceChange>[] {
  return [
    { title: t('comparison.package'), cell: row => row.key },
    { title: t('comparison.before'), cell: row => listed(t, row.before) },
    { title: t('comparison.after'), cell: row => listed(t, row.after) },
  ];
}

function imageColumns(t: Translate): CappedColumn<ImageChange>[] {
  return [
    {
      title: t('comparison.field.title'),
      cell: ({ field, name }) =>
        [t(`comparison.field.${field}`), name].filter(Boolean).join(' '),
    },
    {
      title: t('comparison.before'),
      cell: ({ bytes, before }) => shown(t, bytes?.before, before),
    },
    {
      title: t('comparison.after'),
      cell: ({ bytes, after }) => shown(t, bytes?.after, after),
    },
    {
      title: t('comparison.platforms'),
      cell: ({ platforms }) => listed(t, platforms),
    },
  ];
}

function shown(
  t: Translate,
  bytes: number | undefined,
  text: string | undefined,
): string {
  return bytes === undefined
    ? text ?? t('comparison.absent')
    : formatSize(bytes);
}

function listed(t: Translate, values: readonly string[]): string {
  return values.join(', ') || t('comparison.absent');
}
