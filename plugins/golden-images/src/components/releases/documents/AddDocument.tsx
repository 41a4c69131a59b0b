import { useId, type ChangeEvent } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import Typography from '@material-ui/core/Typography';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { formatSize } from '../../images/formatSize';
import { errorText } from './errorText';

/** Sends a file to the record; what is wrong with it is said beside the field. */
export function AddDocument(props: {
  release: string;
  maxBytes: number;
  onAdded: () => void;
}) {
  const { t } = useTexts();
  const { release, maxBytes, onAdded } = props;
  const id = useId();
  const api = useApi(goldenImagesApiRef);
  const most = formatSize(maxBytes);
  const [state, send] = useAsyncFn(
    async (file: File) => {
      if (file.size > maxBytes) {
        throw new Error(
          t('documents.add.tooLarge', { size: formatSize(file.size), most }),
        );
      }
      const { added } = await api.addReleaseDocument(
        release,
        await textOf(file),
      );
      onAdded();
      return added ? t('documents.add.added') : t('documents.add.known');
    },
    [api, release, maxBytes, most, onAdded, t],
  );
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) {
      send(file);
    }
    // The same file, mended, can be chosen again.
    event.target.value = '';
  };
  return (
    <FormControl error={Boolean(state.error)} disabled={state.loading}>
      <Typography component="label" htmlFor={id} variant="body2">
        {t('documents.add.label')}
      </Typography>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        aria-describedby={`${id}-help`}
        disabled={state.loading}
        onChange={choose}
      />
      <FormHelperText id={`${id}-help`} role={state.error ? 'alert' : 'status'}>
        {helpOf()}
      </FormHelperText>
    </FormControl>
  );

  function helpOf(): string {
    if (state.loading) {
      return t('documents.add.working');
    }
    return state.error
      ? errorText(state.error)
      : state.value ?? t('documents.add.help', { size: most });
  }
}

function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsText(file);
  });
}
