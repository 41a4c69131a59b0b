import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  CatalogProcessor,
  CatalogProcessorCache,
} from '@backstage/plugin-catalog-node';
import {
  CATALOG_LABELS,
  isStale,
  VERDICTS,
  withStaleness,
  type Policy,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { EntityVerdicts } from './EntityVerdicts';

const LABEL = CATALOG_LABELS.verdict;
const REMEMBERED = 'verdict';
/** Milliseconds after which a verdict that did not change is written down anew with its time. */
const REWRITE_AFTER = 3_600_000;

/** A verdict with the time when it was read. */
interface KnownVerdict {
  readonly verdict: Verdict;
  readonly readAt: string;
}

/**
 * Labels whatever runs workloads with its verdict, so that the catalog can filter
 * by it (ADR 0008). Nothing is asked here: each verdict comes from memory, or,
 * after a restart, from what the catalog remembers of the entity. The label is ours
 * alone: one that a descriptor carries is overwritten or taken off.
 */
export class VerdictLabelProcessor implements CatalogProcessor {
  readonly #verdicts: EntityVerdicts;
  readonly #policy: Policy;
  readonly #now: () => Date;

  static create(options: {
    verdicts: EntityVerdicts;
    policy: Policy;
    now: () => Date;
  }): VerdictLabelProcessor {
    return new VerdictLabelProcessor(options);
  }

  private constructor(options: {
    verdicts: EntityVerdicts;
    policy: Policy;
    now: () => Date;
  }) {
    this.#verdicts = options.verdicts;
    this.#policy = options.policy;
    this.#now = options.now;
  }

  getProcessorName(): string {
    return 'golden-images-verdict-label';
  }

  async preProcessEntity(
    entity: Entity,
    _location: unknown,
    _emit: unknown,
    _originLocation: unknown,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    const known = await this.#known(stringifyEntityRef(entity), cache);
    if (!known) {
      return withoutLabel(entity);
    }
    const stale = isStale(
      known.readAt,
      this.#now().toISOString(),
      this.#policy,
    );
    const { verdict } = withStaleness(known.verdict, stale);
    const labels = { ...entity.metadata.labels, [LABEL]: verdict };
    return { ...entity, metadata: { ...entity.metadata, labels } };
  }

  async #known(
    entityRef: string,
    cache: CatalogProcessorCache,
  ): Promise<KnownVerdict | undefined> {
    const remembered = parse(await cache.get(REMEMBERED));
    const { readAt } = this.#verdicts;
    if (readAt === undefined) {
      return remembered;
    }
    const verdict = this.#verdicts.of(entityRef);
    const known = verdict && { verdict, readAt };
    if (!sameFor(remembered, known)) {
      await cache.set(REMEMBERED, known ?? null);
    }
    return known;
  }
}

/** Whether what is remembered will do after a restart: each rewrite is one more write of the catalog. */
function sameFor(
  remembered: KnownVerdict | undefined,
  known: KnownVerdict | undefined,
): boolean {
  if (!remembered || !known) {
    return remembered === known;
  }
  return (
    remembered.verdict === known.verdict &&
    Date.parse(known.readAt) - Date.parse(remembered.readAt) < REWRITE_AFTER
  );
}

function withoutLabel(entity: Entity): Entity {
  const { [LABEL]: claimed, ...labels } = entity.metadata.labels ?? {};
  return claimed === undefined
    ? entity
    : { ...entity, metadata: { ...entity.metadata, labels } };
}

function parse(remembered: unknown): KnownVerdict | undefined {
  if (
    typeof remembered !== 'object' ||
    remembered === null ||
    !('verdict' in remembered) ||
    !('readAt' in remembered) ||
    typeof remembered.readAt !== 'string'
  ) {
    return undefined;
  }
  const verdict = VERDICTS.find(each => each === remembered.verdict);
  return verdict && { verdict, readAt: remembered.readAt };
}
