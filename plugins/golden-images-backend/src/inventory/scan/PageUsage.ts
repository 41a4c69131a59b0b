import { createHash } from 'node:crypto';
import {
  canonicalHost,
  isExcludedNamespace,
  parseReference,
  type Digest,
  type ImageUnreadableReason,
  type ObservedUsage,
  type ObservedWorkload,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { ImageSession, TagResolution } from '../images/ImageSession';
import { tagKey } from '../images/TagHistory';

/** The digest that a usage stands for, as its columns; all null while unknown. */
export interface UsageResolution {
  readonly resolved_digest: Digest | null;
  readonly resolved_by: 'running' | 'pin' | 'tag' | null;
  readonly unresolved_reason: ImageUnreadableReason | null;
  readonly unresolved_message: string | null;
}

/** Everything of a page that is the same container, reference and running digest, with its pods added up. */
export interface PageUsage {
  /** {@link usageKey}. */
  readonly key: string;
  readonly observed: ObservedUsage;
  readonly pods: number;
  /** Absent when the reference cannot be parsed. `tag` is `latest` where the reference has neither tag nor digest. */
  readonly reference?: {
    readonly registry: string;
    readonly repository: string;
    readonly tag?: string;
    readonly digest?: Digest;
  };
}

/**
 * Identity of a usage (design §2): two observations with the same key are the
 * same usage, whatever pods they come from, as long as they stand for the same digest. Lower-case hex SHA-256.
 */
export function usageKey(usage: ObservedUsage): string {
  const { cluster, namespace, kind, name } = usage.workload;
  const identity = [
    cluster,
    namespace,
    kind,
    name,
    usage.containerType,
    usage.container,
    usage.image,
    usage.runningDigest ?? '',
  ];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}

/** Identity of a workload inside its source, for look-ups in memory. */
export function workloadKey(
  workload: Pick<ObservedWorkload, 'cluster' | 'namespace' | 'kind' | 'name'>,
): string {
  const { cluster, namespace, kind, name } = workload;
  return JSON.stringify([cluster, namespace, kind, name]);
}

/** Brings a page into the form that is recorded, without the namespaces that policy leaves out. */
export function pageUsages(
  observed: readonly ObservedUsage[],
  policy: Policy,
): PageUsage[] {
  const usages = new Map<string, PageUsage>();
  for (const usage of observed) {
    if (!isExcludedNamespace(usage.workload.namespace, policy)) {
      const key = usageKey(usage);
      const same = usages.get(key);
      usages.set(
        key,
        same
          ? { ...same, pods: same.pods + usage.pods }
          : {
              key,
              observed: usage,
              pods: usage.pods,
              reference: referenceOf(usage.image),
            },
      );
    }
  }
  return [...usages.values()];
}

/** The running digest, else the pinned one, else what the tag names now. */
export async function resolveUsages(
  usages: readonly PageUsage[],
  images: ImageSession,
): Promise<ReadonlyMap<PageUsage, UsageResolution>> {
  const byTag = usages.flatMap(({ observed, reference }) =>
    reference?.tag && !reference.digest && !observed.runningDigest
      ? [{ ...reference, tag: reference.tag }]
      : [],
  );
  const answers = await images.resolve(byTag);
  return new Map(
    usages.map(usage => {
      const { observed, reference } = usage;
      if (observed.runningDigest) {
        return [usage, resolved(observed.runningDigest, 'running')];
      }
      if (reference?.digest) {
        return [usage, resolved(reference.digest, 'pin')];
      }
      const answer = reference?.tag
        ? answers.get(tagKey({ ...reference, tag: reference.tag }))
        : undefined;
      return [usage, resolvedByTag(answer)];
    }),
  );
}

function resolved(
  digest: Digest,
  by: 'running' | 'pin' | 'tag',
): UsageResolution {
  return {
    resolved_digest: digest,
    resolved_by: by,
    unresolved_reason: null,
    unresolved_message: null,
  };
}

function resolvedByTag(answer: TagResolution | undefined): UsageResolution {
  return answer?.status === 'named'
    ? resolved(answer.digest, 'tag')
    : {
        resolved_digest: null,
        resolved_by: null,
        unresolved_reason: answer?.reason ?? null,
        unresolved_message: answer?.message ?? null,
      };
}

function referenceOf(image: string): PageUsage['reference'] {
  const parsed = parseReference(image);
  if (!parsed.ok) {
    return undefined;
  }
  const { registry, repository, tag, digest } = parsed.reference;
  return {
    // Hosts have no case; sources, tags and releases are all kept under the canonical one.
    registry: canonicalHost(registry),
    repository,
    tag: tag ?? (digest ? undefined : 'latest'),
    digest,
  };
}
