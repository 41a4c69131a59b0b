import Checkbox from '@material-ui/core/Checkbox';
import TextField from '@material-ui/core/TextField';
import Autocomplete, {
  createFilterOptions,
} from '@material-ui/lab/Autocomplete';
import { useTexts } from '../../translation';

/** Options listed at once; typing finds the others. */
const LIMIT = 200;

/** One filter: any number of values out of those that occur. Values that no longer occur stay visible while they filter. */
export function FilterSelect<T extends string>(props: {
  label: string;
  options: readonly T[];
  value: readonly T[] | undefined;
  onChange: (value: readonly T[] | undefined) => void;
  titleOf?: (option: T) => string;
}) {
  const { t } = useTexts();
  const { label, options, onChange } = props;
  const titleOf = props.titleOf ?? ((option: T) => option);
  const value = [...(props.value ?? [])];
  const gone = value.filter(chosen => !options.includes(chosen));
  return (
    <Autocomplete<T, true>
      multiple
      size="small"
      disableCloseOnSelect
      limitTags={1}
      filterOptions={createFilterOptions({ limit: LIMIT })}
      openText={t('inventory.filters.open')}
      closeText={t('inventory.filters.close')}
      clearText={t('inventory.filters.clear')}
      noOptionsText={t('inventory.filters.noOptions')}
      options={[...options, ...gone]}
      value={value}
      getOptionLabel={titleOf}
      onChange={(_event, chosen) =>
        onChange(chosen.length > 0 ? chosen : undefined)
      }
      renderOption={(option, { selected }) => (
        <>
          <Checkbox checked={selected} size="small" color="primary" />
          <span style={{ overflowWrap: 'anywhere' }}>{titleOf(option)}</span>
        </>
      )}
      renderInput={params => (
        <TextField {...params} label={label} variant="outlined" />
      )}
    />
  );
}
