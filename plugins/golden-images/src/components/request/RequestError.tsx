import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ToneIcon } from '../verdict';
import { isDenied } from './isDenied';

/** Why an answer could not be had, in words, with the way on: whom to ask, or trying again. */
export function RequestError(props: {
  error: Error;
  /** What was asked for, e.g. `the golden images of this component`. */
  what: string;
  onRetry: () => void;
}) {
  const { error, what, onRetry } = props;
  if (isDenied(error)) {
    return (
      <Message
        tone="neutral"
        title={`You may not see ${what}`}
        text="Your account lacks the permission golden-images.inventory.read for it. The owner of this portal can grant it."
      />
    );
  }
  return (
    <Message
      tone="error"
      title={`Could not load ${what}`}
      text={error.message}
      action={
        <Button size="small" variant="outlined" onClick={onRetry}>
          Try again
        </Button>
      }
    />
  );
}

function Message(props: {
  tone: 'neutral' | 'error';
  title: string;
  text: string;
  action?: JSX.Element;
}) {
  return (
    <Box role="alert" display="flex" style={{ gap: 8 }}>
      <ToneIcon tone={props.tone} />
      <div style={{ minWidth: 0 }}>
        <Typography variant="subtitle2">{props.title}</Typography>
        <Typography
          variant="body2"
          color="textSecondary"
          gutterBottom
          style={{ overflowWrap: 'anywhere' }}
        >
          {props.text}
        </Typography>
        {props.action}
      </div>
    </Box>
  );
}
