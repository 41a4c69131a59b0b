import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Autocomplete from '@material-ui/lab/Autocomplete';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Loaded } from '../../request';
import { imageOptions, type ImageOption } from './imageOptions';
import { ImageOptionText } from './ImageOptionText';
import { goldenImageSchema } from './schemas';

type Props = typeof goldenImageSchema.TProps;

/** Field of a template: the family and track to build on, recommended ones first, the others with why not (R-APP-12). */
export function GoldenImagePicker(props: Props) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.listReleases(), [api]);
  return (
    <ScaffolderField
      rawErrors={props.rawErrors}
      rawDescription={
        props.uiSchema['ui:description'] ?? props.schema.description
      }
      required={props.required}
      disabled={props.disabled}
      errors={props.errors}
    >
      <Loaded request={request} what={t('fields.image.what')}>
        {releases => (
          <Picker
            {...props}
            options={imageOptions(
              releases,
              props.uiSchema['ui:options']?.family,
            )}
          />
        )}
      </Loaded>
    </ScaffolderField>
  );
}

function Picker(props: Props & { options: readonly ImageOption[] }) {
  const { t } = useTexts();
  const { options, formData, idSchema, schema, onChange } = props;
  const chosen = options.find(
    ({ family, track }) =>
      family === formData?.family && track === formData?.track,
  );
  return (
    <>
      <Autocomplete
        id={idSchema?.$id}
        options={[...options]}
        value={chosen ?? null}
        disabled={props.disabled || props.readonly}
        getOptionLabel={trackTitle}
        getOptionSelected={(a, b) =>
          a.family === b.family && a.track === b.track
        }
        getOptionDisabled={({ recommended }) => !recommended}
        noOptionsText={t('fields.image.none')}
        renderOption={option => (
          <div>
            {trackTitle(option)}
            <ImageOptionText option={option} />
          </div>
        )}
        renderInput={params => (
          <TextField
            {...params}
            variant="outlined"
            required={props.required}
            label={schema.title ?? t('fields.image.title')}
            placeholder={t('fields.image.choose')}
          />
        )}
        onChange={(_event, option) =>
          onChange(
            option ? { family: option.family, track: option.track } : undefined,
          )
        }
      />
      {chosen && <ImageOptionText option={chosen} />}
      {options.length === 0 && (
        <Typography variant="body2" role="status">
          {t('fields.image.none')}
        </Typography>
      )}
    </>
  );
}

/** `python 3.12`; a family of one track has no other name. */
function trackTitle({ family, track }: ImageOption): string {
  return track === 'default' ? family : `${family} ${track}`;
}
