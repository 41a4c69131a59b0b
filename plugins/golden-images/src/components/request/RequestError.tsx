import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { goldenImagesInventoryReadPermission } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ToneIcon } from '../verdict';
import { isDenied } from './isDenied';

/** Why an answer could not be had, in words, with the way on: whom to ask, or trying again. */
export function RequestError(props: {
  error: Error;
  /** What was asked for, e.g. `the golden images of this component`. */
  what: string;
  /** Name of the permission that it takes; default that of reading the inventory. */
  permission?: string;
  onRetry: () => void;
}) {
  const {
    error,
    what,
    permission = goldenImagesInventoryReadPermission.name,
    onRetry,
  } = props;
  const { t } = useTexts();
  if (isDenied(error)) {
    return (
      <Message
        tone="neutral"
        title={t('request.deniedTitle', { what })}
        text={t('request.deniedText', { permission })}
      />
    );
  }
  return (
    <Message
      tone="error"
      title={t('request.failedTitle', { what })}
      text={error.message}
      action={
        <Button size="small" variant="outlined" onClick={onRetry}>
          {t('request.retry')}
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
