import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../translation';
import { FilterSelect } from '../inventory/FilterSelect';
import { AUDIT_ACTIONS } from './auditActions';
import type { AuditFields } from './auditSearch';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
      gap: theme.spacing(1.5),
      alignItems: 'start',
      margin: theme.spacing(2, 0),
      padding: theme.spacing(2),
      // Labels of fields have enough contrast on paper only.
      backgroundColor: theme.palette.background.paper,
      borderRadius: theme.shape.borderRadius,
    },
  }),
  { name: 'GoldenImagesAuditFilters' },
);

/** Whose decisions, what about, and when; from days in UTC. */
export function AuditFilters(props: {
  fields: AuditFields;
  onChange: (fields: AuditFields) => void;
  onReset: () => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { fields, onChange, onReset } = props;
  const text = (key: 'actor' | 'object', help: string) => (
    <TextField
      id={`golden-images-audit-${key}`}
      label={t(`audit.${key}`)}
      helperText={help}
      size="small"
      variant="outlined"
      value={fields[key]}
      onChange={event => onChange({ ...fields, [key]: event.target.value })}
    />
  );
  const day = (key: 'from' | 'to') => (
    <TextField
      id={`golden-images-audit-${key}`}
      label={t(`audit.${key}`)}
      type="date"
      size="small"
      variant="outlined"
      InputLabelProps={{ shrink: true }}
      value={fields[key]}
      onChange={event => onChange({ ...fields, [key]: event.target.value })}
    />
  );
  return (
    <form
      className={classes.root}
      aria-label={t('audit.filters')}
      onSubmit={event => event.preventDefault()}
    >
      {text('actor', t('audit.actorHelp'))}
      <FilterSelect<string>
        label={t('audit.action')}
        options={AUDIT_ACTIONS}
        value={fields.action}
        onChange={action => onChange({ ...fields, action: action ?? [] })}
      />
      {text('object', t('audit.objectHelp'))}
      {day('from')}
      {day('to')}
      <Button style={{ justifySelf: 'start' }} onClick={onReset}>
        {t('audit.reset')}
      </Button>
    </form>
  );
}
