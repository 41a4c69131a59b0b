import type { ReactNode } from 'react';
import type { WorkloadRow } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ListTable } from '../listTable';
import { WorkloadTableRow } from './WorkloadTableRow';

const COLUMNS = [
  { key: 'workload', width: '22%' },
  { key: 'verdict', width: '20%' },
  { key: 'owner', width: '16%' },
  { key: 'release', width: '17%' },
  { key: 'images', width: '25%' },
] as const;

/** Rows of workloads in the order of the server. The last ones stay while newer ones load. */
export function WorkloadsTable(props: {
  rows: readonly WorkloadRow[];
  /** All rows that match, over all pages. */
  total?: number;
  loading: boolean;
  emptyContent?: ReactNode;
  onSelect: (id: string) => void;
}) {
  const { t } = useTexts();
  const { rows, total, loading, emptyContent, onSelect } = props;
  return (
    <ListTable
      title={
        total === undefined
          ? t('inventory.workloads.title')
          : t('inventory.workloads.titleWithTotal', { total })
      }
      label={t('inventory.workloads.title')}
      what={t('inventory.workloads.what')}
      columns={COLUMNS.map(({ key, width }) => ({
        title: t(`inventory.workloads.${key}`),
        width,
      }))}
      loading={loading}
      emptyContent={emptyContent}
    >
      {rows.map(row => (
        <WorkloadTableRow key={row.id} row={row} onSelect={onSelect} />
      ))}
    </ListTable>
  );
}
