import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  DeprecationFilter,
  Facets,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../translation';
import { FilterSelect } from '../inventory/FilterSelect';

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
  { name: 'GoldenImagesDeprecationFilters' },
);

/** Whose figures, and of which family. */
export function DeprecationFilters(props: {
  filter: DeprecationFilter;
  facets: Facets | undefined;
  onChange: (filter: DeprecationFilter) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { filter, facets, onChange } = props;
  return (
    <form
      className={classes.root}
      aria-label={t('releases.deprecations.filters')}
      onSubmit={event => event.preventDefault()}
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
      <Button style={{ justifySelf: 'start' }} onClick={() => onChange({})}>
        {t('releases.deprecations.reset')}
      </Button>
    </form>
  );
}
