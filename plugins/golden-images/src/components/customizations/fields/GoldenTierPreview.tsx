import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import type { RequestPreview } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { FindingList } from '../FindingList';
import { TierChip } from '../TierChip';
import { goldenTierSchema } from './schemas';
import { useTierPreview } from './useTierPreview';

/** Lines that are shown at first. */
const ROWS = 10;

/** Field of a template: a Dockerfile, with its tier and what was found while it is typed (R-TIER-01..05). */
export function GoldenTierPreview(props: typeof goldenTierSchema.TProps) {
  const { t } = useTexts();
  const { formData = '', uiSchema, schema, idSchema, onChange } = props;
  const team: unknown = props.formContext?.formData?.team;
  const preview = useTierPreview(
    formData,
    typeof team === 'string' ? team : '',
  );
  return (
    <ScaffolderField
      rawErrors={props.rawErrors}
      rawDescription={uiSchema['ui:description'] ?? schema.description}
      required={props.required}
      disabled={props.disabled}
      errors={props.errors}
    >
      <TextField
        id={idSchema?.$id}
        fullWidth
        multiline
        variant="outlined"
        minRows={uiSchema['ui:options']?.rows ?? ROWS}
        maxRows={30}
        label={schema.title ?? t('fields.tier.title')}
        required={props.required}
        disabled={props.disabled || props.readonly}
        value={formData}
        inputProps={{ style: { fontFamily: 'monospace' }, spellCheck: false }}
        onChange={({ target }) => onChange(target.value || undefined)}
      />
      <section
        aria-label={t('fields.tier.label')}
        aria-live="polite"
        aria-busy={preview.loading}
        style={{ marginTop: 8 }}
      >
        <Answer empty={formData.trim() === ''} preview={preview} />
      </section>
    </ScaffolderField>
  );
}

function Answer(props: {
  empty: boolean;
  preview: ReturnType<typeof useTierPreview>;
}) {
  const { t } = useTexts();
  const { empty, preview } = props;
  const { loading, error, value } = preview;
  if (empty) {
    return <Typography variant="body2">{t('fields.tier.empty')}</Typography>;
  }
  if (error && !loading) {
    return (
      <Alert severity="warning" style={{ overflowWrap: 'anywhere' }}>
        {t('fields.tier.failed', { message: error.message })}
      </Alert>
    );
  }
  return value ? (
    <Classified preview={value} />
  ) : (
    <Typography variant="body2">{t('fields.tier.classifying')}</Typography>
  );
}

const SEVERITIES = {
  'not-needed': 'success',
  request: 'info',
  refused: 'error',
} as const;

function Classified(props: { preview: RequestPreview }) {
  const { t } = useTexts();
  const { outcome, message, report } = props.preview;
  return (
    <>
      <Alert
        severity={SEVERITIES[outcome]}
        style={{ overflowWrap: 'anywhere', marginBottom: 8 }}
      >
        <TierChip tier={report.tier} /> {message}
      </Alert>
      <Typography variant="body2" gutterBottom>
        {report.sentence}
      </Typography>
      {report.findings.length > 0 && (
        <>
          <Typography variant="subtitle2" component="p">
            {t('fields.tier.findings', {
              count: report.findings.length + (report.omitted ?? 0),
            })}
          </Typography>
          <FindingList findings={report.findings} omitted={report.omitted} />
        </>
      )}
    </>
  );
}
