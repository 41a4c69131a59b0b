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

/** Annotations of the catalog entities that stand for golden image tracks. */
export const TRACK_ANNOTATIONS = {
  /** `family/track`, exactly; the entity's name may spell it otherwise. */
  track: 'golden-images.io/track',
  /** Id of the release that new services should use; absent when there is none. */
  currentRelease: 'golden-images.io/current-release',
  /** What to write after `FROM`; absent when there is no current release. */
  pinnedReference: 'golden-images.io/pinned-reference',
} as const;

/** Labels by which catalog entities can be filtered. */
export const CATALOG_LABELS = {
  /** Of a track: phase of the release that says how it stands. */
  phase: 'golden-images.io/phase',
  /** Of a track: its family, where that is a valid label. */
  family: 'golden-images.io/family',
  /** Of a track: version of the current release. */
  version: 'golden-images.io/version',
  /** Of what runs workloads: the worst verdict of them. */
  verdict: 'golden-images.io/verdict',
} as const;

/** `spec.type` of the `Resource` that stands for a track. */
export const TRACK_RESOURCE_TYPE = 'container-image';
