import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_GOLDEN_IMAGES_WORKLOAD } from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import type { WorkloadCondition } from './Visibility';

/** What a permission rule can look at. */
export interface WorkloadResource {
  readonly entityRef?: string;
  readonly ownerRef?: string;
  readonly environment: string;
}

/** Workloads as a resource of the permission framework. */
export const goldenImagesWorkloadResourceRef = createPermissionResourceRef<
  WorkloadResource,
  WorkloadCondition
>().with({
  pluginId: 'golden-images',
  resourceType: RESOURCE_TYPE_GOLDEN_IMAGES_WORKLOAD,
});

const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Workloads of entities owned by one of the claims',
  resourceRef: goldenImagesWorkloadResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references of users and groups, as in a user’s token'),
  }),
  apply: ({ ownerRef }, { claims }) =>
    ownerRef !== undefined && claims.includes(ownerRef),
  toQuery: ({ claims }) => ({ property: 'ownerRef' as const, values: claims }),
});

const belongsToEntity = createPermissionRule({
  name: 'BELONGS_TO_ENTITY',
  description: 'Workloads of these entities',
  resourceRef: goldenImagesWorkloadResourceRef,
  paramsSchema: z.object({
    entityRefs: z.array(z.string()).describe('Entity references'),
  }),
  apply: ({ entityRef }, { entityRefs }) =>
    entityRef !== undefined && entityRefs.includes(entityRef),
  toQuery: ({ entityRefs }) => ({
    property: 'entityRef' as const,
    values: entityRefs,
  }),
});

const isInEnvironment = createPermissionRule({
  name: 'IS_IN_ENVIRONMENT',
  description: 'Workloads in these environments',
  resourceRef: goldenImagesWorkloadResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Names of environments'),
  }),
  apply: ({ environment }, { environments }) =>
    environments.includes(environment),
  toQuery: ({ environments }) => ({
    property: 'environment' as const,
    values: environments,
  }),
});

/** Rules about workloads, by name. */
export const workloadPermissionRules = {
  isEntityOwner,
  belongsToEntity,
  isInEnvironment,
};

const exported = createConditionExports({
  resourceRef: goldenImagesWorkloadResourceRef,
  rules: workloadPermissionRules,
});

/** Conditions for a portal's permission policy. */
export const goldenImagesWorkloadConditions = exported.conditions;

/** Makes a conditional decision about reading the inventory, for a portal's permission policy. */
export const createGoldenImagesWorkloadConditionalDecision =
  exported.createConditionalDecision;
