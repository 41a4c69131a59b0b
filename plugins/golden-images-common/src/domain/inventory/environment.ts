import type { Policy } from '../policy/policy';

/** Environment of a cluster and namespace: the first rule that matches, else the default. */
export function environmentOf(
  _where: { readonly cluster: string; readonly namespace: string },
  _policy: Policy,
): string {
  throw new Error('to be written');
}

/** Whether an environment is production by policy. */
export function isProduction(environment: string, policy: Policy): boolean {
  return policy.productionEnvironments.includes(environment);
}

/** Whether policy leaves a namespace out everywhere. */
export function isExcludedNamespace(
  _namespace: string,
  _policy: Policy,
): boolean {
  throw new Error('to be written');
}
