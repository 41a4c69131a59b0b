import TextField from '@material-ui/core/TextField';

/** What is said with a decision, in one's own words. */
export function ReasonField(props: {
  label: string;
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, required, value, onChange } = props;
  return (
    <TextField
      id="request-reason"
      fullWidth
      multiline
      minRows={2}
      margin="dense"
      required={required}
      label={label}
      value={value}
      inputProps={{ maxLength: 4000 }}
      onChange={event => onChange(event.target.value)}
    />
  );
}
