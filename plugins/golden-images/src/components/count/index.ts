export { countOf } from './countOf';
