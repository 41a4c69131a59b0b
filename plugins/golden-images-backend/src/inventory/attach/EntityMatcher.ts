import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import {
  ANNOTATIONS,
  canonicalPlace,
  parseLabelSelector,
  selectsLabels,
  type LabelRequirement,
} from '@image-governance/plugin-golden-images-common';
import type { AttachableWorkload, Attachment } from './Attachment';

/** An entity of the catalog that says which workloads are its own. */
export interface AnnotatedEntity {
  readonly entityRef: string;
  readonly ownerRef?: string;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Candidate {
  readonly attachment: Attachment;
  readonly namespace?: string;
  readonly clusters?: readonly string[];
  readonly selector?: readonly LabelRequirement[];
}

const NONE: Attachment = { entity_ref: null, owner_ref: null };

/**
 * Finds the entity of a workload (AMB-28): first by the Kubernetes id on its
 * pods, then by label selector, then by image repository; each only in the
 * entity's namespace and cluster, where it names them. Of several entities the
 * first by entity reference has it, so the answer is always the same.
 *
 * Selectors are found by one of their `key=value` conditions, so that a look-up
 * does not grow with the number of entities.
 */
export class EntityMatcher {
  readonly #byId = new Map<string, Candidate[]>();
  readonly #byLabel = new Map<string, Candidate[]>();
  readonly #bySelector: Candidate[] = [];
  readonly #byRepository = new Map<string, Candidate[]>();
  /** Annotations that could not be read, in words. */
  readonly problems: string[] = [];
  /** The same for the same entities: then all matches are the same. */
  readonly fingerprint: string;

  constructor(entities: readonly AnnotatedEntity[]) {
    const sorted = [...entities].sort((a, b) =>
      a.entityRef < b.entityRef ? -1 : 1,
    );
    for (const entity of sorted) {
      this.#add(entity);
    }
    this.fingerprint = createHash('sha256')
      .update(JSON.stringify(sorted.map(relevant)))
      .digest('hex');
  }

  /** @param repositories - `registry/repository` of each of the workload's images */
  match(
    workload: AttachableWorkload,
    repositories: ReadonlySet<string>,
  ): Attachment {
    const fits = (candidate: Candidate) => within(candidate, workload);
    const id = workload.labels[ANNOTATIONS.kubernetesId];
    const found =
      (id && this.#byId.get(id)?.find(fits)) ||
      this.#selecting(workload).find(fits) ||
      [...repositories]
        .sort()
        .flatMap(repository => this.#byRepository.get(repository) ?? [])
        .find(fits);
    return found ? found.attachment : NONE;
  }

  #selecting(workload: AttachableWorkload): Candidate[] {
    const candidates = Object.entries(workload.labels).flatMap(
      ([key, value]) => this.#byLabel.get(labelKey(key, value)) ?? [],
    );
    return [...candidates, ...this.#bySelector]
      .filter(
        ({ selector }) => selector && selectsLabels(selector, workload.labels),
      )
      .sort((a, b) => compareRefs(a.attachment, b.attachment));
  }

  #add({ entityRef, ownerRef, annotations }: AnnotatedEntity): void {
    const candidate: Candidate = {
      attachment: { entity_ref: entityRef, owner_ref: ownerRef ?? null },
      namespace: annotations[ANNOTATIONS.kubernetesNamespace],
      clusters: list(annotations[ANNOTATIONS.kubernetesCluster]),
    };
    const id = annotations[ANNOTATIONS.kubernetesId];
    if (id) {
      push(this.#byId, id, candidate);
    }
    const selector = annotations[ANNOTATIONS.kubernetesLabelSelector];
    if (selector) {
      this.#addSelector(entityRef, selector, candidate);
    }
    for (const repository of list(annotations[ANNOTATIONS.imageRepository]) ??
      []) {
      push(this.#byRepository, canonicalPlace(repository), candidate);
    }
  }

  #addSelector(entityRef: string, text: string, candidate: Candidate): void {
    let selector: readonly LabelRequirement[];
    try {
      selector = readSelector(text);
    } catch (error) {
      this.problems.push(
        `${entityRef}: ${ANNOTATIONS.kubernetesLabelSelector}: ${error}`,
      );
      return;
    }
    const equality = selector.find(({ operator }) => operator === 'in');
    if (equality?.operator === 'in') {
      for (const value of new Set(equality.values)) {
        push(this.#byLabel, labelKey(equality.key, value), {
          ...candidate,
          selector,
        });
      }
    } else {
      this.#bySelector.push({ ...candidate, selector });
    }
  }
}

/** Throws for a selector without any condition, too: it would claim every workload there is. */
function readSelector(text: string): readonly LabelRequirement[] {
  const selector = parseLabelSelector(text);
  if (selector.length === 0) {
    throw new InputError('the selector has no condition');
  }
  return selector;
}

/** What a match depends on; other annotations change all the time. */
function relevant({ entityRef, ownerRef, annotations }: AnnotatedEntity) {
  const values = Object.values(ANNOTATIONS).map(key => annotations[key]);
  return [entityRef, ownerRef, ...values];
}

function within(
  { namespace, clusters }: Candidate,
  workload: AttachableWorkload,
): boolean {
  return (
    (!namespace || namespace === workload.namespace) &&
    (!clusters || clusters.includes(workload.cluster))
  );
}

function compareRefs(a: Attachment, b: Attachment): number {
  return (a.entity_ref ?? '') < (b.entity_ref ?? '') ? -1 : 1;
}

function labelKey(key: string, value: string): string {
  return `${key}=${value}`;
}

function list(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const items = lists.get(key) ?? [];
  items.push(item);
  lists.set(key, items);
}
