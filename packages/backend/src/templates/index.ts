export { templatesModule } from './templatesModule';
