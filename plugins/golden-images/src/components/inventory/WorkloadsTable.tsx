import { useMemo, type ReactNode } from 'react';
import MuiLink from '@material-ui/core/Link';
import { Table, type TableColumn } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  formatCount,
  type WorkloadRow,
} from '@image-governance/plugin-golden-images-common';
import { phaseTitle, releaseName } from '../releases';
import { formatDaysLeft } from '../time';
import { FindingKinds, VerdictChip } from '../verdict';

const OPTIONS = {
  paging: false,
  search: false,
  sorting: false,
  draggable: false,
  padding: 'dense',
  emptyRowsWhenPaging: false,
} as const;

/** Rows of workloads in the order of the server. */
export function WorkloadsTable(props: {
  rows: readonly WorkloadRow[];
  /** All rows that match, over all pages. */
  total?: number;
  loading: boolean;
  emptyContent?: ReactNode;
  onSelect: (id: string) => void;
}) {
  const { rows, total, loading, emptyContent, onSelect } = props;
  const columns = useMemo(() => columnsOf(onSelect), [onSelect]);
  const title =
    total === undefined ? 'Workloads' : `Workloads (${formatCount(total)})`;
  return (
    <Table<WorkloadRow>
      title={title}
      options={OPTIONS}
      columns={columns}
      data={[...rows]}
      isLoading={loading}
      emptyContent={emptyContent}
    />
  );
}

function columnsOf(onSelect: (id: string) => void): TableColumn<WorkloadRow>[] {
  return [
    {
      title: 'Workload',
      render: row => (
        <div style={{ overflowWrap: 'anywhere', minWidth: 140 }}>
          <MuiLink
            component="button"
            variant="body2"
            align="left"
            onClick={() => onSelect(row.id)}
          >
            {row.name}
          </MuiLink>
          <div>
            {row.kind} in {row.cluster} / {row.namespace}
          </div>
        </div>
      ),
    },
    {
      title: 'Verdict',
      render: row => <VerdictChip verdict={row.verdict} />,
    },
    { title: 'Environment', field: 'environment' },
    {
      title: 'Component',
      render: row =>
        row.entityRef ? <EntityRefLink entityRef={row.entityRef} /> : 'none',
    },
    {
      title: 'Owner',
      render: row =>
        row.ownerRef ? <EntityRefLink entityRef={row.ownerRef} /> : 'none',
    },
    { title: 'Images', render: row => <Images images={row.images} /> },
    { title: 'Release', render: row => <Releases releases={row.releases} /> },
    {
      title: 'Findings',
      render: row => <FindingKinds kinds={row.findings} />,
    },
  ];
}

function Images(props: { images: readonly string[] }) {
  return (
    <div style={{ maxWidth: 280 }}>
      {props.images.map(image => (
        <div
          key={image}
          title={image}
          style={{
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {image}
        </div>
      ))}
    </div>
  );
}

function Releases(props: { releases: WorkloadRow['releases'] }) {
  return (
    <>
      {props.releases.map(release => (
        <div key={release.id}>
          {releaseName(release)}
          <div>
            {phaseTitle(release.phase)}
            {release.daysLeft !== undefined &&
              `, ${formatDaysLeft(release.daysLeft)}`}
          </div>
        </div>
      ))}
    </>
  );
}
