import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseId,
  type ReleaseComparison,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Loaded } from '../../request';
import { ComparisonTables } from './ComparisonTables';
import { UnusualChanges } from './UnusualChanges';

/** What changed since another release of the track: the whole in one sentence, what is unusual, then every row. */
export function ComparisonPanel(props: {
  release: {
    readonly family: string;
    readonly track: string;
    readonly version: string;
  };
}) {
  const { t } = useTexts();
  const { family, track, version } = props.release;
  const id = releaseId(family, track, version);
  const api = useApi(goldenImagesApiRef);
  const [other, setOther] = useState<string>();
  const request = useAsyncRetry(
    () => api.compareReleases(id, { with: other }),
    [api, id, other],
  );
  return (
    <Loaded request={request} what={t('comparison.what')}>
      {comparison => (
        <>
          <Typography variant="h6" component="p" gutterBottom>
            {comparison.sentence}
          </Typography>
          <OtherPicker
            comparison={comparison}
            value={other}
            onChange={setOther}
          />
          {comparison.missing.map(sentence => (
            <Typography key={sentence} variant="body2" color="textSecondary">
              {sentence}
            </Typography>
          ))}
          {comparison.with && (
            <>
              <UnusualChanges comparison={comparison} />
              <ComparisonTables comparison={comparison} />
            </>
          )}
        </>
      )}
    </Loaded>
  );
}

function OtherPicker(props: {
  comparison: ReleaseComparison;
  value?: string;
  onChange: (version: string | undefined) => void;
}) {
  const { t } = useTexts();
  const { comparison, value, onChange } = props;
  const compared = comparison.choices.find(each => each.id === comparison.with);
  return comparison.choices.length === 0 ? null : (
    <TextField
      id="golden-images-comparison-with"
      select
      size="small"
      margin="dense"
      variant="outlined"
      label={t('comparison.withLabel')}
      value={value ?? compared?.version ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
    >
      <option value="">{t('comparison.byDefault')}</option>
      {comparison.choices.map(({ id, version }) => (
        <option key={id} value={version}>
          {version}
        </option>
      ))}
    </TextField>
  );
}
