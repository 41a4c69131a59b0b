export { DetailDrawer } from './DetailDrawer';
