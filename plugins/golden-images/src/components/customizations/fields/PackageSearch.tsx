import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Autocomplete from '@material-ui/lab/Autocomplete';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { PackageKnowledge } from './PackageKnowledge';

/** Waits this long after the last key, in milliseconds. */
const PAUSE = 300;

/** Packages that are offered at once. */
const MOST = 20;

/** Searches the glossary while a name is typed; what it does not have may be added all the same. */
export function PackageSearch(props: {
  id?: string;
  onAdd: (typed: string) => void;
}) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { id, onAdd } = props;
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(false);
  const [reached, setReached] = useState<string | null>(null);
  const name = typed.split('=', 1)[0].trim();
  useDebounce(() => setSearch(name), PAUSE, [name]);
  const { value, loading, error } = useAsync(
    () =>
      api.listCustomizationPackages(search === '' ? {} : { search }, {
        limit: MOST,
      }),
    [api, search],
  );
  const entries = value?.items ?? [];
  const add = (text: string) => {
    onAdd(text);
    setTyped('');
    setReached(null);
    setOpen(false);
  };
  return (
    <Autocomplete
      id={id}
      freeSolo
      options={entries.map(entry => entry.name)}
      // The server has searched already.
      filterOptions={options => options}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      loading={loading}
      loadingText={t('fields.package.searching')}
      // What is chosen goes to the list below; the search begins anew.
      value={null}
      inputValue={typed}
      onInputChange={(_event, text, why) => {
        if (why !== 'reset') {
          setTyped(text);
        }
      }}
      onChange={(_event, chosen) => {
        if (chosen) {
          add(chosen);
        }
      }}
      // What the mouse happens to rest on is not chosen by Enter.
      onHighlightChange={(_event, option, why) =>
        setReached(why === 'keyboard' ? option : null)
      }
      renderOption={option => {
        const entry = entries.find(each => each.name === option);
        return (
          <div style={{ overflowWrap: 'anywhere' }}>
            {option}
            {entry && <PackageKnowledge entry={entry} />}
          </div>
        );
      }}
      renderInput={params => (
        <>
          <TextField
            {...params}
            variant="outlined"
            margin="dense"
            label={t('fields.package.add')}
            helperText={t('fields.package.addHelp')}
            onKeyDown={event => {
              // The form is not sent by it.
              if (event.key === 'Enter') {
                event.preventDefault();
                event.stopPropagation();
                const text = reached ?? typed.trim();
                if (text !== '') {
                  add(text);
                }
              }
            }}
          />
          {error && (
            <Typography variant="body2" role="status">
              {t('fields.package.failed', { message: error.message })}
            </Typography>
          )}
        </>
      )}
    />
  );
}
