export { registerInventoryActions } from './registerInventoryActions';
