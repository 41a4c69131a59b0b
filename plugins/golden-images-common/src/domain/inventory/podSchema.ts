import { z } from 'zod';

/*
 * What is read of a pod, wherever it was read. Go writes an absent list as null
 * now and then, so null counts as absent.
 */

const containers = z
  .array(
    z.object({
      name: z.string(),
      image: z.string().nullish(),
      restartPolicy: z.string().nullish(),
    }),
  )
  .nullish();

const containerStatuses = z
  .array(
    z.object({
      name: z.string(),
      imageID: z.string().nullish(),
      /** Since Kubernetes 1.35 these tell the digest of an image volume. */
      volumeMounts: z
        .array(
          z.object({
            name: z.string(),
            volumeStatus: z
              .object({ image: z.object({ imageRef: z.string() }).nullish() })
              .nullish(),
          }),
        )
        .nullish(),
    }),
  )
  .nullish();

/** The part of a pod spec, or of a template's, that names images. */
export const podSpecSchema = z.object({
  containers,
  initContainers: containers,
  ephemeralContainers: containers,
  volumes: z
    .array(
      z.object({
        name: z.string(),
        image: z.object({ reference: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
});

/** Whether a pod runs, and what its containers run. */
export const podStatusSchema = z.object({
  phase: z.string().nullish(),
  containerStatuses,
  initContainerStatuses: containerStatuses,
  ephemeralContainerStatuses: containerStatuses,
});

/** See {@link podSpecSchema}. */
export type PodSpec = z.infer<typeof podSpecSchema>;
/** See {@link podStatusSchema}. */
export type PodStatus = z.infer<typeof podStatusSchema>;
