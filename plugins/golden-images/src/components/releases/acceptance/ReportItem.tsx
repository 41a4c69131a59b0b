import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  IncompatibilityView,
  ReportSeverity,
  ReportStatus,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { ActorName } from '../../audit/ActorName';
import { ageText, timeText, useNow } from '../../time';
import { StatusChip, type ShownTone } from '../../verdict';
import { StatusDialog } from './StatusDialog';

const SEVERITY_TONES: Readonly<Record<ReportSeverity, ShownTone>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
};

const STATUS_TONES: Readonly<Record<ReportStatus, ShownTone>> = {
  open: 'warning',
  acknowledged: 'info',
  resolved: 'ok',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      borderLeft: `2px solid ${theme.palette.divider}`,
      paddingLeft: theme.spacing(2),
      minWidth: 0,
      overflowWrap: 'anywhere',
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      ...theme.typography.body2,
    },
    steps: {
      whiteSpace: 'pre-wrap',
      maxHeight: 400,
      overflowY: 'auto',
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'GoldenImagesReportItem' },
);

/** One report: what, how bad, how far it has come; how to see it on demand; what the reader may decide on it. */
export function ReportItem(props: {
  release: string;
  report: IncompatibilityView;
  onDone: () => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const now = useNow();
  const { release, report, onDone } = props;
  const { kind, reportedAt, reporter, severity, stack, status, title } = report;
  const [asked, setAsked] = useState<ReportStatus>();
  return (
    <li className={classes.root}>
      <Typography variant="subtitle1" component="h4">
        {title}
      </Typography>
      <div className={classes.line}>
        <StatusChip
          tone={SEVERITY_TONES[severity]}
          label={t(`acceptance.reports.severity.${severity}`)}
        />
        <StatusChip
          tone={STATUS_TONES[status]}
          label={t(`acceptance.reports.status.${status}`)}
        />
        <span>
          {t(`acceptance.reports.kind.${kind}`)}
          {stack !== undefined &&
            ` ${t('acceptance.reports.onStack', { stack })}`}
          {', '}
          {t('acceptance.reports.by', {
            time: timeText(t, reportedAt),
            age: ageText(t, reportedAt, now),
          })}{' '}
          <ActorName actor={reporter} />
        </span>
      </div>
      <Decided report={report} />
      <Steps steps={report.steps} className={classes.steps} />
      {report.may.statuses.length > 0 && (
        <div
          className={classes.line}
          role="group"
          aria-label={t('acceptance.reports.actions', { title })}
        >
          {report.may.statuses.map(each => (
            <Button
              key={each}
              size="small"
              variant="outlined"
              onClick={() => setAsked(each)}
            >
              {t(`acceptance.reports.set.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {asked && (
        <StatusDialog
          release={release}
          report={report}
          status={asked}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            onDone();
          }}
        />
      )}
    </li>
  );
}

/** Who gave it its status, when and why. */
function Decided(props: { report: IncompatibilityView }) {
  const { t } = useTexts();
  const { decided, status } = props.report;
  return decided ? (
    <Typography variant="body2" style={{ whiteSpace: 'pre-wrap' }}>
      {t('acceptance.reports.decided', {
        status: t(`acceptance.reports.status.${status}`),
        time: timeText(t, decided.at),
      })}{' '}
      <ActorName actor={decided.by} />
      {decided.reason !== undefined && `: ${decided.reason}`}
    </Typography>
  ) : null;
}

/** Typed by others: shown as it is, never as markup. */
function Steps(props: { steps: string | undefined; className: string }) {
  const { t } = useTexts();
  const { steps, className } = props;
  return steps === undefined ? (
    <Typography variant="body2" color="textSecondary">
      {t('acceptance.reports.withheld')}
    </Typography>
  ) : (
    <details>
      <summary>{t('acceptance.reports.stepsOf')}</summary>
      <Typography variant="body2" className={className}>
        {steps}
      </Typography>
    </details>
  );
}
