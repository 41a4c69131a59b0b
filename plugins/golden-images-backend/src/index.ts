/**
 * Governance database, scans, services and REST API of Golden Images for Backstage.
 *
 * @packageDocumentation
 */
export { goldenImagesPlugin as default } from './plugin';
export {
  createGoldenImagesWorkloadConditionalDecision,
  goldenImagesWorkloadConditions,
  type WorkloadCondition,
  type WorkloadResource,
} from './inventory/read';
