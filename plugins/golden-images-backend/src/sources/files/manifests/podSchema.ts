import { z } from 'zod';

/*
 * What is read of a manifest. Lists that are null count as absent, as in what
 * `kubectl` writes. Labels are text by rule; a number that somebody forgot to quote is taken as text.
 */

const labels = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .nullish()
  .transform(given =>
    Object.fromEntries(
      Object.entries(given ?? {}).map(([key, value]) => [key, String(value)]),
    ),
  );

const container = z.object({
  name: z.string(),
  image: z.string().nullish(),
  restartPolicy: z.string().nullish(),
});

const containerStatuses = z
  .array(z.object({ name: z.string(), imageID: z.string().nullish() }))
  .nullish();

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
  spec: z.object({
    containers: z.array(container).nullish(),
    initContainers: z.array(container).nullish(),
    ephemeralContainers: z.array(container).nullish(),
    volumes: z
      .array(
        z.object({
          name: z.string(),
          image: z.object({ reference: z.string().nullish() }).nullish(),
        }),
      )
      .nullish(),
  }),
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

/** What a Pod that was exported from a cluster tells of its containers. */
export const statusSchema = z.object({
  phase: z.string().nullish(),
  containerStatuses,
  initContainerStatuses: containerStatuses,
  ephemeralContainerStatuses: containerStatuses,
});

/** See {@link metadataSchema}. */
export type Metadata = z.infer<typeof metadataSchema>;
/** See {@link templateSchema}. */
export type PodTemplate = z.infer<typeof templateSchema>;
/** See {@link statusSchema}. */
export type PodStatus = z.infer<typeof statusSchema>;
