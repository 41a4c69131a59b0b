import type { Policy } from '../policy/policy';
import { matchesGlob } from './glob';

/** Environment of a cluster and namespace: the first rule that matches, else the default. */
export function environmentOf(
  where: { readonly cluster: string; readonly namespace: string },
  policy: Policy,
): string {
  const rule = policy.environments.find(
    ({ clusters = ['*'], namespaces = ['*'] }) =>
      clusters.some(glob => matchesGlob(where.cluster, glob)) &&
      namespaces.some(glob => matchesGlob(where.namespace, glob)),
  );
  return rule?.name ?? policy.defaultEnvironment;
}

/** Whether an environment is production by policy. */
export function isProduction(environment: string, policy: Policy): boolean {
  return policy.productionEnvironments.includes(environment);
}

/** Whether policy leaves a namespace out everywhere. */
export function isExcludedNamespace(
  namespace: string,
  policy: Policy,
): boolean {
  return policy.excludedNamespaces.some(glob => matchesGlob(namespace, glob));
}
