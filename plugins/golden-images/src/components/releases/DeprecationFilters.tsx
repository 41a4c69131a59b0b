import type {
  DeprecationFilter,
  Facets,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { FilterFrame } from '../filters';
import { FilterSelect } from '../inventory/FilterSelect';

const NONE = 'none';

/** Whose figures, and of which family. */
export function DeprecationFilters(props: {
  filter: DeprecationFilter;
  facets: Facets | undefined;
  onChange: (filter: DeprecationFilter) => void;
}) {
  const { t } = useTexts();
  const { filter, facets, onChange } = props;
  return (
    <FilterFrame
      label={t('releases.deprecations.filters')}
      reset={t('releases.deprecations.reset')}
      onReset={() => onChange({})}
    >
      <FilterSelect
        label={t('releases.deprecations.family')}
        options={facets?.families ?? []}
        value={filter.family}
        onChange={family => onChange({ ...filter, family })}
      />
      <FilterSelect
        label={t('releases.deprecations.owner')}
        options={[NONE, ...(facets?.owners ?? [])]}
        value={filter.owner}
        titleOf={owner =>
          owner === NONE ? t('releases.deprecations.noOwner') : owner
        }
        onChange={owner => onChange({ ...filter, owner })}
      />
    </FilterFrame>
  );
}
