import { useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import useDebounce from 'react-use/esm/useDebounce';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  FINDINGS,
  FINDING_TEXT,
  VERDICTS,
  VERDICT_TEXT,
  type Facets,
  type WorkloadFilter,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../translation';
import { shortDigest } from '../copy';
import { FilterSelect } from './FilterSelect';

const NONE = 'none';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
      gap: theme.spacing(1.5),
      alignItems: 'center',
      marginBottom: theme.spacing(2),
      padding: theme.spacing(2),
      // Labels of fields have enough contrast on paper only.
      backgroundColor: theme.palette.background.paper,
      borderRadius: theme.shape.borderRadius,
    },
  }),
  { name: 'GoldenImagesWorkloadFilters' },
);

/** Filters of the workloads table. */
export function WorkloadFilters(props: {
  filter: WorkloadFilter;
  facets: Facets | undefined;
  onChange: (filter: WorkloadFilter) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { filter, facets, onChange } = props;
  const set = (part: WorkloadFilter) => onChange({ ...filter, ...part });
  return (
    <form
      className={classes.root}
      aria-label="Filters"
      onSubmit={event => event.preventDefault()}
    >
      <TextFilter
        key={filter.text ?? ''}
        text={filter.text ?? ''}
        onChange={text => set({ text: text || undefined })}
      />
      <FilterSelect
        label="Verdict"
        options={VERDICTS}
        value={filter.verdict}
        titleOf={verdict => VERDICT_TEXT[verdict].title}
        onChange={verdict => set({ verdict })}
      />
      <FilterSelect
        label="Finding"
        options={FINDINGS}
        value={filter.finding}
        titleOf={finding => FINDING_TEXT[finding].title}
        onChange={finding => set({ finding })}
      />
      <FilterSelect
        label="Environment"
        options={facets?.environments ?? []}
        value={filter.environment}
        onChange={environment => set({ environment })}
      />
      <FilterSelect
        label="Owner"
        options={[NONE, ...(facets?.owners ?? [])]}
        value={filter.owner}
        titleOf={owner => (owner === NONE ? 'No owner' : owner)}
        onChange={owner => set({ owner })}
      />
      <FilterSelect
        label="Cluster"
        options={facets?.clusters ?? []}
        value={filter.cluster}
        onChange={cluster => set({ cluster })}
      />
      <FilterSelect
        label="Namespace"
        options={facets?.namespaces ?? []}
        value={filter.namespace}
        onChange={namespace => set({ namespace })}
      />
      <FilterSelect
        label="Family"
        options={facets?.families ?? []}
        value={filter.family}
        onChange={family => set({ family })}
      />
      <FilterSelect
        label="Track"
        options={facets?.tracks ?? []}
        value={filter.track}
        onChange={track => set({ track })}
      />
      <FilterSelect
        label="Component"
        options={[NONE]}
        value={filter.entity}
        titleOf={entity => (entity === NONE ? 'No component' : entity)}
        onChange={entity => set({ entity })}
      />
      {filter.release && (
        <FilterSelect
          label="Release"
          options={[]}
          value={filter.release}
          onChange={release => set({ release })}
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
        label="Production only"
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
      <Button onClick={() => onChange({})}>Reset filters</Button>
    </form>
  );
}

function TextFilter(props: { text: string; onChange: (text: string) => void }) {
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
    <TextField
      id="golden-images-workload-text"
      label="Name, namespace or image"
      type="search"
      size="small"
      variant="outlined"
      value={text}
      onChange={event => setText(event.target.value)}
    />
  );
}
