export { FilterFrame } from './FilterFrame';
