export { visitorsModule } from './visitorsModule';
