export { addResponsibilityRoutes } from './router';
