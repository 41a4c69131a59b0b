import {
  EntityAutocompletePicker,
  type DefaultEntityFilters,
} from '@backstage/plugin-catalog-react';
import {
  VERDICTS,
  VERDICT_TEXT,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { EntityVerdictFilter, VERDICT_FIELD } from './EntityVerdictFilter';

type Filters = DefaultEntityFilters & { goldenImage?: EntityVerdictFilter };

/**
 * A filter for the catalog's table: entities by their verdict. It shows itself only where
 * the catalog has verdicts, that is where its module writes them (ADR 0008).
 */
export function GoldenImageFilter() {
  const { t } = useTexts();
  return (
    <EntityAutocompletePicker<Filters, 'goldenImage'>
      label={t('catalog.filter.label')}
      name="goldenImage"
      path={VERDICT_FIELD}
      Filter={EntityVerdictFilter}
      getOptionLabel={titleOf}
      renderOption={titleOf}
    />
  );
}

function titleOf(option: string): string {
  const verdict = VERDICTS.find(each => each === option);
  return verdict ? VERDICT_TEXT[verdict].title : option;
}
