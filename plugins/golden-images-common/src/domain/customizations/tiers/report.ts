import { mergeDrafts, type Draft } from './draft';
import { MOST_EXCERPT, MOST_FINDINGS, MOST_PACKAGES } from './limits';
import type {
  InstalledPackage,
  NamedImage,
  Tier,
  TierFinding,
  TierReport,
} from './tier';
import { TIER_ITEMS, type TierItem } from './tierItems';

/** Findings of one place of a document. */
export function findingsAt(
  place: { readonly line: number; readonly text: string },
  drafts: readonly Draft[],
): TierFinding[] {
  return mergeDrafts(drafts).map(
    ({ item, tier, reason, undecided, advisory, packages }) => {
      const { alternative, ...known }: TierItem = TIER_ITEMS[item];
      const counted = tier ?? known.tier;
      return {
        tier: counted,
        item,
        line: place.line,
        excerpt: excerptOf(place.text),
        reason: `${known.title}: ${reason}`,
        ...(counted === 3 && {
          alternative: alternative ?? TIER_ITEMS.unreadable.alternative,
        }),
        ...(undecided && { undecided }),
        ...(advisory && { advisory }),
        ...(packages?.length && { packages }),
      };
    },
  );
}

/** Puts a report together: the highest tier wins (R-TIER-01). */
export function makeReport(found: {
  readonly findings: readonly TierFinding[];
  readonly images: readonly NamedImage[];
  readonly packages: readonly InstalledPackage[];
}): TierReport {
  const sorted = [...found.findings].sort(
    (a, b) => b.tier - a.tier || a.line - b.line,
  );
  const tier = sorted[0]?.tier ?? 1;
  const findings = sorted
    .slice(0, MOST_FINDINGS)
    .sort((a, b) => a.line - b.line || b.tier - a.tier);
  const omitted = sorted.length - findings.length;
  return {
    tier,
    sentence: sentenceOf(
      tier,
      sorted.filter(each => each.tier === tier),
    ),
    findings,
    images: found.images.slice(0, MOST_FINDINGS),
    packages: distinct(found.packages).slice(0, MOST_PACKAGES),
    ...(omitted > 0 && { omitted }),
  };
}

/** One line of at most 200 characters, without what does not print. */
export function excerptOf(text: string): string {
  const line = text
    .slice(0, 2 * MOST_EXCERPT)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return line.length > MOST_EXCERPT
    ? `${line.slice(0, MOST_EXCERPT - 1)}…`
    : line;
}

function sentenceOf(tier: Tier, deciding: readonly TierFinding[]): string {
  const decided = deciding.filter(each => !each.undecided);
  const first = (decided[0] ?? deciding[0]) as TierFinding | undefined;
  if (tier === 1 || !first) {
    return 'Tier 1: nothing that needs an approval.';
  }
  const others = deciding.length - 1;
  const what = `line ${first.line}, ${first.reason}${
    others > 0 ? `, and ${others} more` : ''
  }`;
  if (tier === 2) {
    return `Tier 2, to be approved by security and platform: ${what}.`;
  }
  return decided.length > 0
    ? `Tier 3, never allowed: ${what}. Contact the platform team for another way instead of working around it.`
    : `Tier 3, since it cannot be decided: ${what}. Write it so that it can be read, or contact the platform team.`;
}

function distinct(packages: readonly InstalledPackage[]): InstalledPackage[] {
  return [
    ...new Map(
      packages.map(each => [
        `${each.manager} ${each.name} ${each.version ?? ''}`,
        each,
      ]),
    ).values(),
  ];
}
