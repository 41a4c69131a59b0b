import FormHelperText from '@material-ui/core/FormHelperText';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import {
  FINDINGS,
  VERDICTS,
  type Facets,
  type WorkloadFilter,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { shortDigest } from '../copy';
import { FilterFrame } from '../filters';
import { FilterSelect } from './FilterSelect';
import { TextFilter } from './TextFilter';

const NONE = 'none';

/** Filters of the workloads table. */
export function WorkloadFilters(props: {
  filter: WorkloadFilter;
  facets: Facets | undefined;
  /** Why there are no facets. */
  error: Error | undefined;
  onChange: (filter: WorkloadFilter) => void;
}) {
  const { t } = useTexts();
  const { filter, facets, error, onChange } = props;
  const set = (part: WorkloadFilter) => onChange({ ...filter, ...part });
  return (
    <FilterFrame
      label={t('inventory.filters.label')}
      reset={t('inventory.filters.reset')}
      onReset={() => onChange({})}
    >
      <TextFilter
        label={t('inventory.filters.text')}
        text={filter.text ?? ''}
        onChange={text => set({ text: text || undefined })}
      />
      <FilterSelect
        label={t('inventory.filters.verdict')}
        options={VERDICTS}
        value={filter.verdict}
        titleOf={verdict => t(`verdict.title.${verdict}`)}
        onChange={verdict => set({ verdict })}
      />
      <FilterSelect
        label={t('inventory.filters.finding')}
        options={FINDINGS}
        value={filter.finding}
        titleOf={finding => t(`verdict.finding.${finding}`)}
        onChange={finding => set({ finding })}
      />
      <FilterSelect
        label={t('inventory.filters.environment')}
        options={facets?.environments ?? []}
        value={filter.environment}
        onChange={environment => set({ environment })}
      />
      <FilterSelect
        label={t('inventory.filters.owner')}
        options={[NONE, ...(facets?.owners ?? [])]}
        value={filter.owner}
        titleOf={owner =>
          owner === NONE ? t('inventory.filters.noOwner') : owner
        }
        onChange={owner => set({ owner })}
      />
      <FilterSelect
        label={t('inventory.filters.cluster')}
        options={facets?.clusters ?? []}
        value={filter.cluster}
        onChange={cluster => set({ cluster })}
      />
      <FilterSelect
        label={t('inventory.filters.namespace')}
        options={facets?.namespaces ?? []}
        value={filter.namespace}
        onChange={namespace => set({ namespace })}
      />
      <FilterSelect
        label={t('inventory.filters.family')}
        options={facets?.families ?? []}
        value={filter.family}
        onChange={family => set({ family })}
      />
      <FilterSelect
        label={t('inventory.filters.track')}
        options={facets?.tracks ?? []}
        value={filter.track}
        onChange={track => set({ track })}
      />
      <FilterSelect
        label={t('inventory.filters.component')}
        options={[NONE]}
        value={filter.entity}
        titleOf={entity =>
          entity === NONE ? t('inventory.filters.noComponent') : entity
        }
        onChange={entity => set({ entity })}
      />
      {filter.release && (
        <FilterSelect
          label={t('inventory.filters.release')}
          options={[]}
          value={filter.release}
          onChange={release => set({ release })}
        />
      )}
      {filter.movedFrom && (
        <FilterSelect
          label={t('releases.deprecations.movedFrom')}
          options={[]}
          value={filter.movedFrom}
          onChange={movedFrom => set({ movedFrom })}
        />
      )}
      {filter.digest && (
        <FilterSelect
          label={t('images.filters.digest')}
          options={[]}
          value={filter.digest}
          titleOf={digest =>
            digest === NONE ? t('images.filters.noDigest') : shortDigest(digest)
          }
          onChange={digest => set({ digest })}
        />
      )}
      {filter.repository && (
        <FilterSelect
          label={t('images.filters.repository')}
          options={[]}
          value={filter.repository}
          onChange={repository => set({ repository })}
        />
      )}
      <FormControlLabel
        label={t('inventory.filters.production')}
        control={
          <Switch
            color="primary"
            checked={filter.production ?? false}
            onChange={(_event, checked) =>
              set({ production: checked || undefined })
            }
          />
        }
      />
      {error && (
        <FormHelperText error role="alert">
          {t('inventory.filters.failed', { message: error.message })}
        </FormHelperText>
      )}
    </FilterFrame>
  );
}
