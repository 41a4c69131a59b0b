import type { ReactNode } from 'react';
import type { GlossaryEntry } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { ListTable } from '../../listTable';
import { PackageRow } from './PackageRow';

const COLUMNS = [
  ['package', '19%'],
  ['versions', '15%'],
  ['licences', '13%'],
  ['teams', '16%'],
  ['variants', '20%'],
  ['requests', '17%'],
] as const;

/** Packages by name, each with who has it and where it runs. */
export function PackageTable(props: {
  packages: readonly GlossaryEntry[];
  /** Absent until it is known. */
  total?: number;
  loading: boolean;
  emptyContent?: ReactNode;
}) {
  const { t } = useTexts();
  const { packages, total, loading, emptyContent } = props;
  return (
    <ListTable
      title={
        total === undefined
          ? t('packages.table.title')
          : t('packages.table.titleCount', { count: total })
      }
      label={t('packages.table.label')}
      what={t('packages.what')}
      columns={COLUMNS.map(([column, width]) => ({
        title: t(`packages.table.${column}`),
        width,
      }))}
      loading={loading}
      emptyContent={emptyContent}
    >
      {packages.map(entry => (
        <PackageRow key={entry.name} entry={entry} />
      ))}
    </ListTable>
  );
}
