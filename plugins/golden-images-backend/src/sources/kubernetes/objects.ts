import {
  podSpecSchema,
  podStatusSchema,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';

/*
 * What is read of the API server's objects; everything else is dropped with the
 * page it came in. Go writes an absent list as null now and then, so null counts
 * as absent.
 */

const ownerReference = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  uid: z.string(),
  controller: z.boolean().nullish(),
});

const labels = z.record(z.string(), z.string()).nullish();

const metadata = z.object({
  name: z.string(),
  namespace: z.string(),
  uid: z.string(),
  labels,
  ownerReferences: z.array(ownerReference).nullish(),
});

const pod = z.object({
  metadata,
  spec: podSpecSchema,
  status: podStatusSchema.nullish(),
});

const podTemplate = z.object({
  metadata: z.object({ labels }).nullish(),
  spec: podSpecSchema,
});

const templated = z.object({
  metadata,
  spec: z.object({ template: podTemplate }),
});

const cronJob = z
  .object({
    metadata,
    spec: z.object({
      jobTemplate: z.object({ spec: z.object({ template: podTemplate }) }),
    }),
  })
  .transform(({ metadata: cronJobMetadata, spec }) => ({
    metadata: cronJobMetadata,
    spec: spec.jobTemplate.spec,
  }));

/** Name, namespace, uid, labels and owners of an object. */
export type ObjectMetadata = z.infer<typeof metadata>;
/** An entry of `metadata.ownerReferences`. */
export type OwnerReference = z.infer<typeof ownerReference>;
/** What is read of a pod. */
export type Pod = z.infer<typeof pod>;
/** A workload with its pod template, wherever its kind has it. */
export type TemplatedWorkload = z.infer<typeof templated>;

/** An object of which nothing but the metadata was asked for. */
export const metadataOnlySchema = z.object({ metadata });
/** See {@link Pod}. */
export const podSchema = pod;
/** Deployment, StatefulSet, DaemonSet, ReplicaSet or Job. */
export const templatedSchema = templated;
/** CronJob, whose template lies deeper. */
export const cronJobSchema = cronJob;

/** A page of any list. */
export const listSchema = z.object({
  metadata: z.object({ continue: z.string().nullish() }).nullish(),
  items: z.array(z.unknown()).nullish(),
});

/** The API server's own account of a refusal; an expired list may offer where to go on. */
export const statusSchema = z.object({
  kind: z.literal('Status'),
  message: z.string().nullish(),
  reason: z.string().nullish(),
  metadata: z.object({ continue: z.string().nullish() }).nullish(),
});

/** The owner that manages an object, if one does (`controller: true`). */
export function controllerOf(
  object: ObjectMetadata,
): OwnerReference | undefined {
  return object.ownerReferences?.find(owner => owner.controller === true);
}
