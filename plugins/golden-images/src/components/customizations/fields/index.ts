export { GoldenImagePicker } from './GoldenImagePicker';
export { GoldenPackagePicker } from './GoldenPackagePicker';
export { GoldenTierPreview } from './GoldenTierPreview';
export {
  goldenImageSchema,
  goldenPackageSchema,
  goldenTierSchema,
} from './schemas';
