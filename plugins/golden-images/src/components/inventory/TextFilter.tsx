import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import useDebounce from 'react-use/esm/useDebounce';

/** Waits this long after the last key, in milliseconds. */
const PAUSE = 300;

/** A search field that tells what was typed once typing pauses. */
export function TextFilter(props: {
  label: string;
  text: string;
  onChange: (text: string) => void;
}) {
  const [text, setText] = useState(props.text);
  useDebounce(
    () => {
      if (text !== props.text) {
        props.onChange(text);
      }
    },
    PAUSE,
    [text],
  );
  return (
    <TextField
      id="golden-images-workload-text"
      label={props.label}
      type="search"
      size="small"
      variant="outlined"
      value={text}
      onChange={event => setText(event.target.value)}
    />
  );
}
