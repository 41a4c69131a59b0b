import TextField from '@material-ui/core/TextField';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import { useTexts } from '../../../translation';
import { TierPreview } from '../TierPreview';
import { goldenTierSchema } from './schemas';

/** Lines that are shown at first. */
const ROWS = 10;

/** Field of a template: a Dockerfile, with its tier and what was found while it is typed (R-TIER-01..05). */
export function GoldenTierPreview(props: typeof goldenTierSchema.TProps) {
  const { t } = useTexts();
  const { formData = '', uiSchema, schema, idSchema, onChange } = props;
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
      <TierPreview document={{ kind: 'dockerfile', text: formData }} />
    </ScaffolderField>
  );
}
