import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import {
  REQUEST_CATEGORIES,
  REQUEST_STATES,
  REQUEST_STATE_TITLE,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { FilterFrame } from '../../filters';
import { TextFilter } from '../../inventory/TextFilter';
import type { RequestsShown } from './useRequestsShown';

/** Narrows the list by state, category and package. */
export function RequestFilters(props: { shown: RequestsShown }) {
  const { t } = useTexts();
  const { narrowed, narrow, reset } = props.shown;
  return (
    <FilterFrame
      label={t('customizations.filters.label')}
      reset={t('customizations.filters.reset')}
      onReset={reset}
    >
      <TextField
        id="requests-state"
        select
        size="small"
        variant="outlined"
        label={t('customizations.filters.state')}
        value={narrowed.state?.[0] ?? ''}
        onChange={event => narrow('state', event.target.value)}
      >
        <MenuItem value="">{t('customizations.filters.any')}</MenuItem>
        {REQUEST_STATES.map(state => (
          <MenuItem key={state} value={state}>
            {REQUEST_STATE_TITLE[state]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        id="requests-category"
        select
        size="small"
        variant="outlined"
        label={t('customizations.filters.category')}
        value={narrowed.category?.[0] ?? ''}
        onChange={event => narrow('category', event.target.value)}
      >
        <MenuItem value="">{t('customizations.filters.any')}</MenuItem>
        {REQUEST_CATEGORIES.map(category => (
          <MenuItem key={category} value={category}>
            {t(`customizations.category.${category}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextFilter
        label={t('customizations.filters.package')}
        text={narrowed.package?.[0] ?? ''}
        onChange={text => narrow('package', text.trim())}
      />
    </FilterFrame>
  );
}
