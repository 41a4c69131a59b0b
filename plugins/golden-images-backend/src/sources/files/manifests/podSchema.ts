import { podSpecSchema } from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';

/*
 * What is read of a manifest beside the pod itself. Labels are text by rule; a
 * number that somebody forgot to quote is taken as text.
 */

const labels = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .nullish()
  .transform(given =>
    Object.fromEntries(
      Object.entries(given ?? {}).map(([key, value]) => [key, String(value)]),
    ),
  );

/** Name, namespace, labels and owners of an object. `generateName` stands in for a name (Jobs). */
export const metadataSchema = z.object({
  name: z.string().optional(),
  generateName: z.string().optional(),
  namespace: z.string().nullish(),
  labels,
  ownerReferences: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string(),
        controller: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

/** A pod template: labels and the part of the spec that names images. */
export const templateSchema = z.object({
  metadata: z.object({ labels }).nullish(),
  spec: podSpecSchema,
});

/** How many pods are asked for. */
export const scaleSchema = z.object({
  replicas: z.number().int().min(0).nullish(),
  parallelism: z.number().int().min(0).nullish(),
  suspend: z.boolean().nullish(),
  jobTemplate: z
    .object({ spec: z.object({ parallelism: z.number().nullish() }) })
    .nullish(),
});

/** See {@link metadataSchema}. */
export type Metadata = z.infer<typeof metadataSchema>;
/** See {@link templateSchema}. */
export type PodTemplate = z.infer<typeof templateSchema>;
