export * from './CappedTable';
export { ShowMore } from './ShowMore';
export { useShownRows } from './useShownRows';
