import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import CheckIcon from '@material-ui/icons/Check';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTexts } from '../../translation';
import { Hidden } from '../hidden';

/** Copies a text and says so, to the eye and to screen readers. With `children` a labelled button, else an icon. */
export function CopyButton(props: {
  /** What is copied, whole. */
  text: string;
  /** What the button copies, e.g. `Copy digest`. */
  label: string;
  children?: string;
}) {
  const { t } = useTexts();
  const [state, copy] = useCopyToClipboard();
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!told) {
      return undefined;
    }
    const timer = setTimeout(() => setTold(false), 2_000);
    return () => clearTimeout(timer);
  }, [told]);

  const onClick = () => {
    copy(props.text);
    setTold(true);
  };
  const outcome = t(state.error ? 'copy.failed' : 'copy.copied');
  const title = told ? outcome : props.label;
  // The name of a button begins with the text that is seen (WCAG 2.5.3).
  const visible = told ? outcome : props.children;
  const Icon = told && !state.error ? CheckIcon : FileCopyIcon;
  return (
    <>
      <Tooltip title={title}>
        {props.children ? (
          <Button
            size="small"
            variant="outlined"
            startIcon={<Icon fontSize="small" />}
            aria-label={`${visible}: ${props.text}`}
            onClick={onClick}
          >
            {visible}
          </Button>
        ) : (
          <IconButton size="small" aria-label={props.label} onClick={onClick}>
            <Icon style={{ fontSize: '1rem' }} />
          </IconButton>
        )}
      </Tooltip>
      <Hidden role="status">{told ? outcome : ''}</Hidden>
    </>
  );
}
