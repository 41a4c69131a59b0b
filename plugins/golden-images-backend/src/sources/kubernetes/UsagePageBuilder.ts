import type {
  ObservedUsage,
  ObservedWorkload,
  PodImage,
} from '@image-governance/plugin-golden-images-common';
import type { UsagePage } from '@image-governance/plugin-golden-images-node';

/** Counts the pods of a page together where they run the same images. */
export class UsagePageBuilder {
  readonly #usages = new Map<string, ObservedUsage>();
  readonly #problems = new Set<string>();

  /**
   * Adds what one pod, or one template, says of an image.
   *
   * @param pods - 1 for a pod that runs, 0 for a finished pod or a template
   */
  add(
    workload: ObservedWorkload,
    { container, containerType, image, runningDigest }: PodImage,
    pods: 0 | 1,
  ): void {
    if (image === undefined) {
      this.#problems.add(
        `${workload.kind} ${workload.namespace}/${workload.name}: ${containerType} '${container}' names no image`,
      );
      return;
    }
    const key = JSON.stringify([
      workload.namespace,
      workload.kind,
      workload.name,
      container,
      containerType,
      image,
      runningDigest,
    ]);
    const same = this.#usages.get(key);
    this.#usages.set(
      key,
      same
        ? { ...same, pods: same.pods + pods }
        : {
            workload,
            container,
            containerType,
            image,
            ...(runningDigest && { runningDigest }),
            pods,
          },
    );
  }

  /** The page so far, in the order in which things were first seen. */
  build(): UsagePage {
    return {
      usages: [...this.#usages.values()],
      ...(this.#problems.size > 0 && { problems: [...this.#problems] }),
    };
  }
}
