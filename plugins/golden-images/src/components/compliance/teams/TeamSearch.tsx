import { useState } from 'react';
import Paper from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import useDebounce from 'react-use/esm/useDebounce';
import { useTexts } from '../../../translation';

const useStyles = makeStyles(
  theme => ({
    // Labels of fields have enough contrast on paper only.
    root: { margin: theme.spacing(2, 0), padding: theme.spacing(2) },
    field: { width: '100%', maxWidth: 360 },
  }),
  { name: 'GoldenImagesTeamSearch' },
);

/** Filters the table by part of a team's name, once typing pauses. */
export function TeamSearch(props: {
  text: string;
  onChange: (text: string) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const [text, setText] = useState(props.text);
  useDebounce(
    () => {
      if (text !== props.text) {
        props.onChange(text);
      }
    },
    300,
    [text],
  );
  return (
    <Paper className={classes.root}>
      <TextField
        id="golden-images-team-text"
        className={classes.field}
        label={t('teams.filter.label')}
        type="search"
        size="small"
        variant="outlined"
        value={text}
        onChange={event => setText(event.target.value)}
      />
    </Paper>
  );
}
