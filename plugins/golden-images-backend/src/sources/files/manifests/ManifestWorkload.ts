import {
  podStatusSchema,
  type PodStatus,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import type { YamlPath } from '../yaml';
import type { ManifestObject } from './manifestObjects';
import {
  metadataSchema,
  scaleSchema,
  templateSchema,
  type PodTemplate,
} from './podSchema';
import { templatePath, type CustomKinds } from './templates';

/** An object that runs pods, as its manifest has it. */
export interface ManifestWorkload {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** The controller that made it, when it was exported from a cluster. */
  readonly controller?: { readonly kind: string; readonly name: string };
  /** Labels of its pods: the template's over its own. */
  readonly labels: Readonly<Record<string, string>>;
  readonly template: PodTemplate;
  /** Where the template's `spec` stands in the document. */
  readonly specPath: YamlPath;
  /** Pods that the manifest asks for. */
  readonly declaredPods: number;
  /** Of a Pod that was exported with its status. */
  readonly status?: PodStatus;
}

/** Told of something wrong at a place of the document. */
export type Report = (path: YamlPath, message: string) => void;

const recordSchema = z.record(z.string(), z.unknown());

/** Reads a workload; `undefined` when the object is none, or is broken, which is reported. */
export function readWorkload(
  object: ManifestObject,
  customKinds: CustomKinds,
  report: Report,
): ManifestWorkload | undefined {
  const template = templatePath(object, customKinds);
  if (!template) {
    return undefined;
  }
  const read = <T>(schema: z.ZodType<T>, keys: readonly string[]) =>
    readPart(schema, object, keys, report);
  const metadata = read(metadataSchema, ['metadata']);
  const pod = read(templateSchema, template);
  if (!metadata || !pod) {
    return undefined;
  }
  const name = metadata.name ?? metadata.generateName?.replace(/-$/, '');
  if (!name) {
    report([...object.path, 'metadata'], `${object.kind} has no name`);
    return undefined;
  }
  const controller = metadata.ownerReferences?.find(owner => owner.controller);
  return {
    kind: object.kind,
    name,
    namespace: metadata.namespace || 'default',
    ...(controller && { controller }),
    labels: { ...metadata.labels, ...pod.metadata?.labels },
    template: pod,
    specPath: [...object.path, ...template, 'spec'],
    declaredPods: declaredPods(object),
    ...(object.kind === 'Pod' && { status: statusOf(object) }),
  };
}

/** The pods a manifest asks for: `replicas`, or `parallelism` of jobs, else one; none for what is suspended. */
function declaredPods(object: ManifestObject): number {
  const { data: scale } = scaleSchema.safeParse(valueAt(object.data, ['spec']));
  if (!scale || scale.suspend) {
    return scale ? 0 : 1;
  }
  return (
    scale.replicas ??
    scale.parallelism ??
    scale.jobTemplate?.spec.parallelism ??
    1
  );
}

function statusOf(object: ManifestObject): PodStatus | undefined {
  return podStatusSchema.safeParse(valueAt(object.data, ['status'])).data;
}

function readPart<T>(
  schema: z.ZodType<T>,
  object: ManifestObject,
  keys: readonly string[],
  report: Report,
): T | undefined {
  const result = schema.safeParse(valueAt(object.data, keys));
  if (!result.success) {
    for (const issue of result.error.issues) {
      const path = [...keys, ...issue.path.map(String)];
      report(
        [...object.path, ...path],
        `${object.kind} ${path.join('.')}: ${issue.message}`,
      );
    }
  }
  return result.data;
}

function valueAt(data: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => recordSchema.safeParse(value).data?.[key],
    data,
  );
}
