export { registerReleaseActions } from './registerReleaseActions';
