import IconButton from '@material-ui/core/IconButton';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DeleteIcon from '@material-ui/icons/Delete';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import {
  REQUEST_STATE_TITLE,
  type GlossaryEntry,
  type RequestedPackage,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { ownerName } from '../../releases/ownerName';
import { PackageKnowledge } from './PackageKnowledge';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(1, 0), overflowWrap: 'anywhere' },
    line: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr) auto',
      gap: theme.spacing(1),
      alignItems: 'center',
    },
    earlier: { margin: 0, paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'GoldenImagesChosenPackage' },
);

/** A package of the form, with what is known of it and who asked for it before. */
export function ChosenPackage(props: {
  chosen: RequestedPackage;
  onChange: (chosen: RequestedPackage) => void;
  onRemove: () => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { chosen, onChange, onRemove } = props;
  const { name, version = '', source = '' } = chosen;
  return (
    <li className={classes.root}>
      <div className={classes.line}>
        <strong>{name}</strong>
        <TextField
          id={`package-version-${name}`}
          size="small"
          variant="outlined"
          label={t('fields.package.version', { name })}
          value={version}
          onChange={({ target }) =>
            onChange({ ...chosen, version: target.value || undefined })
          }
        />
        <TextField
          id={`package-source-${name}`}
          size="small"
          variant="outlined"
          label={t('fields.package.source', { name })}
          value={source}
          onChange={({ target }) =>
            onChange({ ...chosen, source: target.value || undefined })
          }
        />
        <IconButton
          size="small"
          aria-label={t('fields.package.remove', { name })}
          onClick={onRemove}
        >
          <DeleteIcon />
        </IconButton>
      </div>
      <Known name={name} />
    </li>
  );
}

function Known(props: { name: string }) {
  const { t } = useTexts();
  const { name } = props;
  const api = useApi(goldenImagesApiRef);
  // An extra: without it the form still works.
  const { value } = useAsync(
    () => api.listCustomizationPackages({ name: [name] }, { limit: 1 }),
    [api, name],
  );
  if (!value) {
    return null;
  }
  const [entry] = value.items;
  return entry ? (
    <>
      <PackageKnowledge entry={entry} />
      <Earlier entry={entry} />
    </>
  ) : (
    <Typography variant="caption" color="textSecondary">
      {t('fields.package.unknown')}
    </Typography>
  );
}

function Earlier(props: { entry: GlossaryEntry }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { requests } = props.entry;
  if (requests.length === 0) {
    return null;
  }
  return (
    <>
      <Typography variant="caption" color="textSecondary">
        {t('fields.package.earlier')}
      </Typography>
      <ul className={classes.earlier}>
        {requests.slice(0, 3).map(({ id, title, team, state }) => (
          <Typography key={id} component="li" variant="caption">
            {`${title} (${ownerName(team)}, ${REQUEST_STATE_TITLE[state]})`}
          </Typography>
        ))}
      </ul>
    </>
  );
}
