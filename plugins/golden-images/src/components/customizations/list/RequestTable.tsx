import type { ReactNode } from 'react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  parseReference,
  type RequestRow,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { shortenDigests } from '../../copy';
import { ListTable } from '../../listTable';
import { BreakableText } from '../../longText';
import { dateText, timeText } from '../../time';
import { StatusChip } from '../../verdict';
import { RequestLink } from '../RequestLink';
import { requestTone } from '../requestTone';
import { EntityName } from '../EntityName';
import { useWaitingNames } from '../useWaitingNames';

const COLUMNS = [
  ['request', '22%'],
  ['team', '12%'],
  ['base', '18%'],
  ['category', '10%'],
  ['state', '17%'],
  ['age', '11%'],
  ['waitsFor', '10%'],
] as const;

const BREAK = { overflowWrap: 'anywhere' } as const;

/** Requests with their team, base, state, age, and whom each waits for. */
export function RequestTable(props: {
  requests: readonly RequestRow[];
  /** Absent until it is known. */
  total?: number;
  loading: boolean;
  emptyContent?: ReactNode;
}) {
  const { t } = useTexts();
  const { requests, total, loading, emptyContent } = props;
  return (
    <ListTable
      title={
        total === undefined
          ? t('customizations.table.title')
          : t('customizations.table.titleCount', { count: total })
      }
      label={t('customizations.table.label')}
      what={t('customizations.what')}
      columns={COLUMNS.map(([column, width]) => ({
        title: t(`customizations.table.${column}`),
        width,
      }))}
      loading={loading}
      emptyContent={emptyContent}
    >
      {requests.map(request => (
        <Row key={request.id} request={request} />
      ))}
    </ListTable>
  );
}

function Row(props: { request: RequestRow }) {
  const { t } = useTexts();
  const waitingNames = useWaitingNames();
  const { request } = props;
  const { id, title, team, base, category, state, stateTitle, since } = request;
  return (
    <TableRow>
      <TableCell component="th" scope="row" role="rowheader" style={BREAK}>
        <RequestLink id={id}>{title}</RequestLink>
        <Typography variant="caption" display="block" color="textSecondary">
          {[
            request.packages.map(({ name }) => name).join(', '),
            ...(request.revision > 1
              ? [
                  t('customizations.table.revision', {
                    revision: String(request.revision),
                  }),
                ]
              : []),
          ]
            .filter(text => text !== '')
            .join(' · ')}
        </Typography>
      </TableCell>
      <TableCell style={BREAK}>
        <EntityName entity={team} />
      </TableCell>
      <TableCell style={BREAK} title={base}>
        <BreakableText text={nameOf(base)} />
      </TableCell>
      <TableCell>{t(`customizations.category.${category}`)}</TableCell>
      <TableCell>
        <StatusChip
          tone={requestTone(state)}
          label={stateTitle}
          title={t('customizations.table.since', {
            state: stateTitle,
            date: timeText(t, since),
          })}
        />
      </TableCell>
      <TableCell>
        <Age request={request} />
      </TableCell>
      <TableCell style={BREAK}>
        {waitingNames(request) || t('customizations.table.nobody')}
      </TableCell>
    </TableRow>
  );
}

/** `golden/node:20-golden-v2.3.0`: what tells bases of one company apart. */
function nameOf(base: string): string {
  const parsed = parseReference(base);
  if (!parsed.ok || !parsed.reference.tag) {
    return shortenDigests(base);
  }
  const { repository, tag } = parsed.reference;
  return `${repository}:${tag}`;
}

function Age(props: { request: RequestRow }) {
  const { t } = useTexts();
  const { waitingDays, ageDays, submittedAt } = props.request;
  const total =
    ageDays === undefined
      ? undefined
      : t('customizations.table.inAll', {
          days: t('customizations.days', { count: ageDays }),
        });
  return (
    <>
      {t('customizations.days', { count: waitingDays })}
      <Typography
        variant="caption"
        display="block"
        color="textSecondary"
        title={total}
      >
        {submittedAt
          ? t('customizations.table.submitted', {
              date: dateText(t, submittedAt),
            })
          : t('customizations.table.notSubmitted')}
      </Typography>
    </>
  );
}
