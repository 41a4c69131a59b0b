/**
 * Annotations by which a catalog entity says which workloads are its own
 * (AMB-28), each narrowing or replacing the next. The first four are the
 * portal's standard ones
 * (https://backstage.io/docs/features/kubernetes/configuration#surfacing-your-kubernetes-components-as-part-of-an-entity).
 */
export const ANNOTATIONS = {
  /** Pods with the label of the same name and this value. */
  kubernetesId: 'backstage.io/kubernetes-id',
  /** Pods that this label selector selects. */
  kubernetesLabelSelector: 'backstage.io/kubernetes-label-selector',
  /** Only in this namespace. */
  kubernetesNamespace: 'backstage.io/kubernetes-namespace',
  /** Only in this cluster. */
  kubernetesCluster: 'backstage.io/kubernetes-cluster',
  /**
   * Workloads that run an image of one of these repositories:
   * `registry/repository`, several separated by commas.
   */
  imageRepository: 'golden-images.io/image-repository',
} as const;

/** Annotations that select workloads; the others only narrow what these select. */
export const SELECTING_ANNOTATIONS = [
  ANNOTATIONS.kubernetesId,
  ANNOTATIONS.kubernetesLabelSelector,
  ANNOTATIONS.imageRepository,
] as const;
