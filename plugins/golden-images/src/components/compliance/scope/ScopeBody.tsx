import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ScopeSummary } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { StaleNotice } from '../../inventory/StaleNotice';
import { WorkloadsLink } from '../../inventory/WorkloadsLink';
import {
  AdoptionFigure,
  ChangeText,
  DeadlineList,
  NonGoldenLinks,
  ReleasesInUseLink,
  UnknownLink,
} from '../standing';
import { WorstComponents } from './WorstComponents';

/** Deadlines that a card shows. */
const DEADLINES = 3;

const useStyles = makeStyles(
  theme => ({
    parts: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
      gap: theme.spacing(2),
      margin: theme.spacing(0, 0, 2),
    },
    value: { margin: 0, overflowWrap: 'anywhere' },
    notes: { ...theme.typography.body2, marginTop: theme.spacing(1) },
  }),
  { name: 'GoldenImagesScopeBody' },
);

/** How a part of the organisation stands: the same on the page of a group, of a system, and at home. */
export function ScopeBody(props: {
  summary: ScopeSummary;
  /** Further ways on. */
  children?: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { summary, children } = props;
  const { filter: rows, change, sprawl, of } = summary;
  if (summary.workloads === 0) {
    return (
      <Typography variant="body2">
        {t(
          of.kind === 'owners' ? 'scope.empty.owners' : 'scope.empty.entities',
        )}
      </Typography>
    );
  }
  return (
    <>
      <StaleNotice age={summary.age} />
      <dl className={classes.parts}>
        <Part title={t('scope.adoption')}>
          <AdoptionFigure adoption={summary.adoption} rows={rows} />
          {change && <ChangeText change={change} withDay />}
        </Part>
        <Part title={t('scope.notGolden')}>
          <NonGoldenLinks standing={summary} rows={rows} />
        </Part>
        {summary.unknown > 0 && (
          <Part title={t('scope.unknown')}>
            <UnknownLink standing={summary} rows={rows} />
          </Part>
        )}
        <Part title={t('scope.sprawl')}>
          <div>
            {sprawl.kpi.display}: {sprawl.kpi.statement}
          </div>
          <ReleasesInUseLink standing={summary} rows={rows} />
        </Part>
        <Part title={t('scope.deadlines')}>
          <DeadlineList standing={summary} rows={rows} limit={DEADLINES} />
        </Part>
        {summary.worst.length > 0 && (
          <Part title={t('scope.worst')}>
            <WorstComponents worst={summary.worst} rows={rows} />
          </Part>
        )}
      </dl>
      {of.limited && (
        <Typography variant="body2">
          {t('scope.of.limited', { value: of.count })}
        </Typography>
      )}
      <div className={classes.notes}>
        {rows ? (
          <WorkloadsLink filter={rows}>{t('scope.all')}</WorkloadsLink>
        ) : (
          t('scope.tooMany')
        )}
        {children}
      </div>
    </>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div>
      <Typography variant="subtitle2" component="dt">
        {props.title}
      </Typography>
      <dd className={classes.value}>{props.children}</dd>
    </div>
  );
}
