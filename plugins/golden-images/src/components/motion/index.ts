export { useReducedMotion } from './useReducedMotion';
