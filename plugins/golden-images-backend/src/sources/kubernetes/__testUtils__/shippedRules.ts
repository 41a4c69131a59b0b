import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';
import { z } from 'zod';

/** Path of the shipped ClusterRole. */
export const CLUSTER_ROLE = resolvePackagePath(
  '@image-governance/plugin-golden-images-backend',
  'deploy/cluster-role.yaml',
);

const clusterRole = z.object({
  rules: z.array(
    z.object({
      apiGroups: z.array(z.string()),
      resources: z.array(z.string()),
      verbs: z.tuple([z.literal('get'), z.literal('list')]),
    }),
  ),
});

/** A rule of a ClusterRole that allows get and list. */
export interface RbacRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
}

/** Rules of the ClusterRole that this package ships: tests run with these rights and no others. */
export function shippedRules(): readonly RbacRule[] {
  return clusterRole.parse(parse(readFileSync(CLUSTER_ROLE, 'utf8'))).rules;
}
