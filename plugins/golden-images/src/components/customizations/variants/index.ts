export { VariantNotice } from './VariantNotice';
