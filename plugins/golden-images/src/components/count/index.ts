export { countOf, formatCount } from './formatCount';
