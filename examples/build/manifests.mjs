import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { podStatus, podsOf } from './pods.mjs';

// Every manifest is readable by itself.
const YAML_STYLE = { aliasDuplicateObjects: false, lineWidth: 0 };

/**
 * Writes workloads as a GitOps repository has them:
 * `<cluster>/<namespace>/<component>.yaml`, one document for each workload;
 * the platform team keeps its own in one `List`.
 */
export function writeManifests(directory, workloads) {
  const files = new Map();
  for (const each of workloads) {
    const { cluster, team, component, name } = each;
    const path = join(cluster, team, `${component ?? name}.yaml`);
    const file = files.get(path) ?? { team, documents: [] };
    file.documents.push(manifest(each));
    files.set(path, file);
  }
  for (const [path, { team, documents }] of files) {
    const target = join(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      team === 'platform'
        ? stringify(
            { apiVersion: 'v1', kind: 'List', items: documents },
            YAML_STYLE,
          )
        : documents.map(each => stringify(each, YAML_STYLE)).join('---\n'),
    );
  }
}

/** Writes what runs in production: `<cluster>/<namespace>/pods.yaml`, an export of its pods. */
export function writePods(directory, workloads) {
  const files = new Map();
  for (const each of workloads) {
    const path = join(each.cluster, each.team, 'pods.yaml');
    files.set(path, [...(files.get(path) ?? []), ...exported(each)]);
  }
  for (const [path, items] of files) {
    if (items.length > 0) {
      writeFileSync(
        join(directory, path),
        stringify({ apiVersion: 'v1', kind: 'List', items }, YAML_STYLE),
      );
    }
  }
}

/** Writes one more workload and its pods: `<cluster>/<namespace>/<name>-rolled-out.yaml`. */
export function writeRollOut(directory, workload) {
  const { cluster, team, name } = workload;
  const target = join(directory, cluster, team, `${name}-rolled-out.yaml`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    [manifest(workload), ...exported(workload)]
      .map(each => stringify(each, YAML_STYLE))
      .join('---\n'),
  );
}

/** A file that somebody left half-finished: the scan names file and line, and reads the rest. */
export function writeHalfFinished(directory) {
  const target = join(directory, 'staging', 'logistics', 'half-finished.yaml');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(
    target,
    [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  name: half-finished',
      '  namespace: logistics',
      'spec:',
      '  template: { spec: { containers: [ {',
      '',
    ].join('\n'),
  );
}

function exported(workload) {
  return podsOf(workload).map(({ name, owner, labels }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: workload.team,
      labels: { ...labelsOf(workload), ...labels },
      ownerReferences: [{ ...owner, controller: true, uid: name }],
    },
    spec: podSpec(workload),
    status: podStatus(workload),
  }));
}

function labelsOf({ name, team, component }) {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': team,
    ...(component ? { 'backstage.io/kubernetes-id': component } : {}),
  };
}

function manifest(workload) {
  const { kind, name, team } = workload;
  const labels = labelsOf(workload);
  const metadata = { name, namespace: team, labels };
  if (kind === 'Pod') {
    return {
      apiVersion: 'v1',
      kind,
      metadata,
      spec: podSpec(workload),
      status: podStatus(workload),
    };
  }
  const template = { metadata: { labels }, spec: podSpec(workload) };
  if (kind === 'CronJob') {
    return {
      apiVersion: 'batch/v1',
      kind,
      metadata,
      spec: {
        schedule: '0 3 * * *',
        jobTemplate: { spec: { template } },
      },
    };
  }
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata,
    spec: {
      ...(kind === 'DaemonSet' ? {} : { replicas: workload.replicas ?? 1 }),
      ...(kind === 'StatefulSet' ? { serviceName: name } : {}),
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template,
    },
  };
}

function podSpec({ kind, containers }) {
  const init = containers.filter(({ type }) => type);
  return {
    ...(kind === 'CronJob' ? { restartPolicy: 'Never' } : {}),
    ...(init.length
      ? {
          initContainers: init.map(({ name, image, type }) => ({
            name,
            image,
            ...(type === 'sidecar' ? { restartPolicy: 'Always' } : {}),
          })),
        }
      : {}),
    containers: containers
      .filter(({ type }) => !type)
      .map(({ name, image }) => ({ name, image })),
  };
}
