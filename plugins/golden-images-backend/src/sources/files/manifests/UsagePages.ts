import {
  isFinishedPod,
  isFormerPod,
  type ObservedUsage,
} from '@image-governance/plugin-golden-images-common';
import type { UsagePage } from '@image-governance/plugin-golden-images-node';
import { isIntermediate, keyOf, type OwnerIndex } from './OwnerIndex';
import type { ManifestPart } from './readManifests';

const PAGE_SIZE = 200;

type WorkloadPart = ManifestPart & { kind: 'workload' };

/** Gathers what was read of manifests into pages of usages. */
export class UsagePages {
  readonly #cluster: string;
  readonly #owners: OwnerIndex;
  readonly #withPods: ReadonlySet<string>;
  /** Identity → place of everything read, since one cluster can hold each only once. */
  readonly #places = new Map<string, string>();
  #usages: ObservedUsage[] = [];
  #problems: string[] = [];
  readonly #unreadable = new Set<string>();

  static create(options: {
    readonly cluster: string;
    readonly owners: OwnerIndex;
  }): UsagePages {
    return new UsagePages(options.cluster, options.owners);
  }

  private constructor(cluster: string, owners: OwnerIndex) {
    this.#cluster = cluster;
    this.#owners = owners;
    this.#withPods = owners.withPods();
  }

  /** Adds a part; yields the pages that it fills. */
  *add(part: ManifestPart): Generator<UsagePage> {
    if (part.kind === 'problem') {
      this.#problems.push(part.message);
      this.#unreadable.add(part.file);
    } else if (this.#isFirst(part)) {
      this.#usages.push(...this.#usagesOf(part));
    }
    while (
      this.#usages.length >= PAGE_SIZE ||
      this.#problems.length >= PAGE_SIZE
    ) {
      yield {
        usages: this.#usages.splice(0, PAGE_SIZE),
        problems: this.#problems.splice(0, PAGE_SIZE),
      };
    }
  }

  /** The last page, with the files that could not be read whole, unless it is empty. */
  *rest(): Generator<UsagePage> {
    if (
      this.#usages.length > 0 ||
      this.#problems.length > 0 ||
      this.#unreadable.size > 0
    ) {
      yield {
        usages: this.#usages,
        problems: this.#problems,
        unreadable: [...this.#unreadable],
      };
    }
  }

  #isFirst({ workload, place }: WorkloadPart): boolean {
    const { namespace, kind, name } = workload;
    const key = keyOf(namespace, workload);
    const first = this.#places.get(key);
    if (first === undefined) {
      this.#places.set(key, place);
      return true;
    }
    this.#problems.push(
      `${place}: ${kind} ${namespace}/${name} is declared in ${first} already; passed over`,
    );
    return false;
  }

  #usagesOf({ workload, images, file }: WorkloadPart): ObservedUsage[] {
    const { namespace, labels } = workload;
    const top = this.#owners.topOf(workload);
    const standsAside =
      workload.kind === 'Pod'
        ? isFormerPod({
            status: workload.status,
            controllerKind: workload.controller?.kind,
            workloadKind: top.kind,
          })
        : isIntermediate(workload) ||
          this.#withPods.has(keyOf(namespace, workload));
    if (standsAside) {
      return [];
    }
    const { kind, name } = top;
    const observed = { cluster: this.#cluster, namespace, kind, name, labels };
    const pods = isFinishedPod(workload.status) ? 0 : workload.declaredPods;
    return images.map(image => ({
      workload: observed,
      ...image,
      pods,
      origin: file,
    }));
  }
}
