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
  const [typed, setTyped] = useState(props.text);
  const [told, setTold] = useState(props.text);
  const [given, setGiven] = useState(props.text);
  // Another text from outside (a reset, a link) replaces what was typed; what
  // comes back of one's own typing does not, since typing may have gone on.
  if (given !== props.text) {
    setGiven(props.text);
    if (props.text !== told) {
      setTold(props.text);
      setTyped(props.text);
    }
  }
  useDebounce(
    () => {
      if (typed !== told) {
        setTold(typed);
        props.onChange(typed);
      }
    },
    PAUSE,
    [typed],
  );
  return (
    <TextField
      id="golden-images-workload-text"
      label={props.label}
      type="search"
      size="small"
      variant="outlined"
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  );
}
