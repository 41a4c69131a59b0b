export { ResponsibilitiesPage } from './ResponsibilitiesPage';
