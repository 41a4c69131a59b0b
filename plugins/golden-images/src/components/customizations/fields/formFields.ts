import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { GoldenImagePicker } from './GoldenImagePicker';
import { GoldenPackagePicker } from './GoldenPackagePicker';
import { GoldenTierPreview } from './GoldenTierPreview';
import {
  goldenImageSchema,
  goldenPackageSchema,
  goldenTierSchema,
} from './schemas';

/** `ui:field: GoldenImagePicker`. */
export const goldenImagePicker = createFormField({
  name: 'GoldenImagePicker',
  component: GoldenImagePicker,
  schema: goldenImageSchema,
});

/** `ui:field: GoldenPackagePicker`. */
export const goldenPackagePicker = createFormField({
  name: 'GoldenPackagePicker',
  component: GoldenPackagePicker,
  schema: goldenPackageSchema,
});

/** `ui:field: GoldenTierPreview`. */
export const goldenTierPreview = createFormField({
  name: 'GoldenTierPreview',
  component: GoldenTierPreview,
  schema: goldenTierSchema,
});
