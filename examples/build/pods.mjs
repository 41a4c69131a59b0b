import { createHash } from 'node:crypto';

/** Kinds whose pods run all the time. */
const LASTING = ['Deployment', 'StatefulSet', 'DaemonSet'];

/**
 * The pods of a production workload as `kubectl get pods -o yaml` exports them:
 * with the owner that made them and the digests that they run.
 *
 * @returns none where a container's digest is not known, as in staging
 */
export function podsOf(workload) {
  const { cluster, kind, containers, replicas } = workload;
  const known = containers.every(({ running }) => running);
  if (cluster === 'staging' || !LASTING.includes(kind) || !known) {
    return [];
  }
  return Array.from({ length: replicas }, (_, number) => pod(workload, number));
}

/** The status that the kubelet writes: names, digests, and that all is well. */
export function podStatus({ containers }) {
  const statuses = init =>
    containers
      .filter(({ type }) => Boolean(type) === init)
      .map(({ name, image, running, type }) => ({
        name,
        image,
        imageID: `${repositoryOf(image)}@${running}`,
        ready: type !== 'init',
        restartCount: 0,
        state:
          type === 'init' ? { terminated: { exitCode: 0 } } : { running: {} },
      }));
  const initContainerStatuses = statuses(true);
  return {
    phase: 'Running',
    ...(initContainerStatuses.length ? { initContainerStatuses } : {}),
    containerStatuses: statuses(false),
  };
}

function pod(workload, number) {
  const { kind, name } = workload;
  const hash = short(`${name} template`, 10);
  switch (kind) {
    case 'Deployment':
      return {
        name: `${name}-${hash}-${short(`${name} ${number}`, 5)}`,
        owner: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `${name}-${hash}`,
        },
        labels: { 'pod-template-hash': hash },
      };
    case 'StatefulSet':
      return {
        name: `${name}-${number}`,
        owner: { apiVersion: 'apps/v1', kind, name },
        labels: {},
      };
    default:
      return {
        name: `${name}-${short(`${name} ${number}`, 5)}`,
        owner: { apiVersion: 'apps/v1', kind, name },
        labels: {},
      };
  }
}

/** Part of a reference before tag and digest; a colon before a slash belongs to the host. */
function repositoryOf(image) {
  return image.split('@')[0].replace(/:[^:/]+$/, '');
}

function short(text, length) {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
