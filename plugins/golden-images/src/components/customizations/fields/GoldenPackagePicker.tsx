import Typography from '@material-ui/core/Typography';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import type { RequestedPackage } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { ChosenPackage } from './ChosenPackage';
import { PackageSearch } from './PackageSearch';
import { packageOf } from './packageOf';
import { goldenPackageSchema } from './schemas';

/** Field of a template: system packages, with what the glossary and earlier requests know of each; any other name may be typed (R-REQ-02). */
export function GoldenPackagePicker(props: typeof goldenPackageSchema.TProps) {
  const { t } = useTexts();
  const { formData = [], uiSchema, schema, onChange, idSchema } = props;
  const source = uiSchema['ui:options']?.source;
  const add = (typed: string) => {
    const added = packageOf(typed, source);
    if (added && !formData.some(({ name }) => name === added.name)) {
      onChange([...formData, added]);
    }
  };
  const replace = (index: number, by: readonly RequestedPackage[]) =>
    onChange([
      ...formData.slice(0, index),
      ...by,
      ...formData.slice(index + 1),
    ]);
  return (
    <ScaffolderField
      rawErrors={props.rawErrors}
      rawDescription={uiSchema['ui:description'] ?? schema.description}
      required={props.required}
      disabled={props.disabled}
      errors={props.errors}
    >
      <Typography variant="subtitle2" component="p">
        {schema.title ?? t('fields.package.title')}
      </Typography>
      <PackageSearch id={idSchema?.$id} onAdd={add} />
      <ul
        aria-label={t('fields.package.chosen')}
        style={{ listStyle: 'none', margin: 0, padding: 0 }}
      >
        {formData.map((each, index) => (
          <ChosenPackage
            key={each.name}
            chosen={each}
            onChange={changed => replace(index, [changed])}
            onRemove={() => replace(index, [])}
          />
        ))}
      </ul>
    </ScaffolderField>
  );
}
