import type { ManifestObject } from './manifestObjects';

/** Kinds with a pod template that are not part of Kubernetes → path of the template, e.g. `Rollout: spec.template`. */
export type CustomKinds = Readonly<Record<string, string>>;

/** Where an object keeps its pod template; a Pod is its own. */
export type TemplatePath = readonly string[];

const TEMPLATES: Readonly<Record<string, TemplatePath>> = {
  'Pod.': [],
  'ReplicationController.': ['spec', 'template'],
  'Deployment.apps': ['spec', 'template'],
  'StatefulSet.apps': ['spec', 'template'],
  'DaemonSet.apps': ['spec', 'template'],
  'ReplicaSet.apps': ['spec', 'template'],
  'Deployment.extensions': ['spec', 'template'],
  'DaemonSet.extensions': ['spec', 'template'],
  'ReplicaSet.extensions': ['spec', 'template'],
  'Job.batch': ['spec', 'template'],
  'CronJob.batch': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Whether any API group has a workload of this kind, so that the document is worth converting. */
export function mayBeWorkload(kind: string, customKinds: CustomKinds): boolean {
  return [...Object.keys(TEMPLATES), ...Object.keys(customKinds)].some(
    known => known === kind || known.startsWith(`${kind}.`),
  );
}

/**
 * Where the pod template of an object is; `undefined` when it is no workload.
 * Custom kinds are named by kind, or by kind and API group where the kind alone
 * is ambiguous: `Service.serving.knative.dev`.
 */
export function templatePath(
  { apiVersion, kind }: Pick<ManifestObject, 'apiVersion' | 'kind'>,
  customKinds: CustomKinds,
): TemplatePath | undefined {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const qualified = `${kind}.${group}`;
  if (Object.hasOwn(TEMPLATES, qualified)) {
    return TEMPLATES[qualified];
  }
  const custom = [qualified, kind].find(key => Object.hasOwn(customKinds, key));
  return custom === undefined ? undefined : customKinds[custom].split('.');
}
