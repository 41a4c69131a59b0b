import type { InstalledPackage, Tier } from './tier';
import type { TierItemId } from './tierItems';

/** A finding of an instruction or a field, before it knows where it stands. */
export interface Draft {
  readonly item: TierItemId;
  /** A clause without a full stop: what was found and why it matters. */
  readonly reason: string;
  /** Another tier than the item's own, e.g. for root that is given up again. */
  readonly tier?: Tier;
  readonly undecided?: boolean;
  /** What will not work as it is written. */
  readonly advisory?: string;
  readonly packages?: readonly InstalledPackage[];
}

/** Drafts of one place, one for each item: equal items are told together. */
export function mergeDrafts(drafts: readonly Draft[]): Draft[] {
  const merged = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = `${draft.item} ${draft.tier ?? ''} ${draft.undecided ?? ''}`;
    const same = merged.get(key);
    if (same) {
      same.push(draft);
    } else {
      merged.set(key, [draft]);
    }
  }
  return [...merged.values()].map(same => ({
    ...same[0],
    reason: listed([...new Set(same.map(each => each.reason))]),
    advisory: same.find(each => each.advisory)?.advisory,
    packages: same.some(each => each.packages)
      ? same.flatMap(each => each.packages ?? [])
      : undefined,
  }));
}

const MOST_REASONS = 5;

function listed(reasons: readonly string[]): string {
  const more = reasons.length - MOST_REASONS;
  return reasons
    .slice(0, MOST_REASONS)
    .concat(more > 0 ? [`and ${more} more`] : [])
    .join('; ');
}
