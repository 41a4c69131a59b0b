import { useMemo, type ReactNode } from 'react';
import MuiLink from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { Table, type TableColumn } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  releaseTitle,
  formatCount,
  type WorkloadRow,
} from '@image-governance/plugin-golden-images-common';
import { shortenDigests } from '../copy';
import { phaseTitle } from '../releases';
import { formatDaysRemaining } from '../time';
import { FindingKinds, VerdictChip } from '../verdict';

const OPTIONS = {
  paging: false,
  search: false,
  sorting: false,
  draggable: false,
  padding: 'dense',
  emptyRowsWhenPaging: false,
  tableLayout: 'fixed',
} as const;

const WRAP = { overflowWrap: 'anywhere' } as const;

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
      width: '250px',
      render: row => (
        <Cell>
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
          <div>{row.environment}</div>
        </Cell>
      ),
    },
    {
      title: 'Verdict and findings',
      width: '230px',
      render: row => (
        <>
          <VerdictChip verdict={row.verdict} />
          <FindingKinds kinds={row.findings} />
        </>
      ),
    },
    {
      title: 'Component and owner',
      width: '180px',
      render: row => (
        <Cell>
          <EntityOrNone entityRef={row.entityRef} none="no component" />
          <EntityOrNone entityRef={row.ownerRef} none="no owner" />
        </Cell>
      ),
    },
    {
      title: 'Release',
      width: '190px',
      render: row => (
        <Cell>
          <Releases releases={row.releases} />
        </Cell>
      ),
    },
    {
      title: 'Images',
      width: '290px',
      render: row => (
        <Cell>
          {row.images.map(image => (
            <div key={image} title={image}>
              {shortenDigests(image)}
            </div>
          ))}
        </Cell>
      ),
    },
  ];
}

function Cell(props: { children: ReactNode }) {
  return (
    <Typography variant="body2" component="div" style={WRAP}>
      {props.children}
    </Typography>
  );
}

function EntityOrNone(props: { entityRef: string | undefined; none: string }) {
  return (
    <div>
      {props.entityRef ? (
        <EntityRefLink entityRef={props.entityRef} />
      ) : (
        props.none
      )}
    </div>
  );
}

function Releases(props: { releases: WorkloadRow['releases'] }) {
  return (
    <>
      {props.releases.map(release => (
        <div key={release.id}>
          {releaseTitle(release)}
          <div>
            {phaseTitle(release.phase)}
            {release.daysLeft !== undefined &&
              `, ${formatDaysRemaining(release.daysLeft)}`}
          </div>
        </div>
      ))}
    </>
  );
}
