export {
  registerCustomizationActions,
  type CustomizationActions,
} from './registerCustomizationActions';
