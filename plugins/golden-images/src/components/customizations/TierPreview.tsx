import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type {
  DocumentToClassify,
  Tier,
  TierReport,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { errorText } from '../releases/documents/errorText';
import { FindingList } from './FindingList';
import { useTierReport } from './useTierReport';

/** Which tier a text is while it is typed, what decides that, and what was found (R-TIER-01..05). */
export function TierPreview(props: { document: DocumentToClassify }) {
  const { t } = useTexts();
  const { document } = props;
  const report = useTierReport(document);
  return (
    <section
      aria-label={t('fields.tier.label')}
      aria-live="polite"
      aria-busy={report.loading}
      style={{ marginTop: 8 }}
    >
      <Answer empty={document.text.trim() === ''} report={report} />
    </section>
  );
}

function Answer(props: {
  empty: boolean;
  report: ReturnType<typeof useTierReport>;
}) {
  const { t } = useTexts();
  const { empty, report } = props;
  const { loading, error, value } = report;
  if (empty) {
    return <Typography variant="body2">{t('fields.tier.empty')}</Typography>;
  }
  if (error && !loading) {
    return (
      <Alert severity="warning" style={{ overflowWrap: 'anywhere' }}>
        {t('fields.tier.failed', { message: errorText(error) })}
      </Alert>
    );
  }
  return value ? (
    <Classified report={value} />
  ) : (
    <Typography variant="body2">{t('fields.tier.classifying')}</Typography>
  );
}

const SEVERITIES: Readonly<Record<Tier, 'success' | 'info' | 'error'>> = {
  1: 'success',
  2: 'info',
  3: 'error',
};

function Classified(props: { report: TierReport }) {
  const { t } = useTexts();
  const { report } = props;
  const { tier, sentence, findings, omitted } = report;
  return (
    <>
      <Alert
        severity={SEVERITIES[tier]}
        style={{ overflowWrap: 'anywhere', marginBottom: 8 }}
      >
        {sentence}
      </Alert>
      {findings.length > 0 && (
        <>
          <Typography variant="subtitle2" component="p">
            {t('fields.tier.findings', {
              count: findings.length + (omitted ?? 0),
            })}
          </Typography>
          <FindingList findings={findings} omitted={omitted} />
        </>
      )}
    </>
  );
}
