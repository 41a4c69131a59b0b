import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from './CopyButton';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      margin: theme.spacing(1, 0),
      padding: theme.spacing(1),
      backgroundColor: theme.palette.background.default,
    },
    code: {
      flex: 1,
      minWidth: 0,
      margin: 0,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
    },
  }),
  { name: 'GoldenImagesCodeBlock' },
);

/** Lines to put into a file, with a button that copies them; long ones wrap. */
export function CodeBlock(props: { text: string; label: string }) {
  const classes = useStyles();
  const { text, label } = props;
  return (
    <div className={classes.root}>
      <pre className={classes.code}>
        <code>{text}</code>
      </pre>
      <CopyButton text={text} label={label} />
    </div>
  );
}
