import {
  advise,
  DIGESTS_DIFFER,
  NOT_JUDGED,
  parseReference,
  suggestRelease,
  withStaleness,
  type DataAge,
  type Release,
  type ReleaseId,
  type UsageView,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseViews } from '../../releases/read';
import type { WorkloadUse } from './FigureQueries';
import type { StoredJudgment, UsageRecord } from './UsageQueries';

/** What the judgment of a usage depends on, beside the judgment that is kept. */
export interface UsageContext {
  readonly age: DataAge;
  readonly releases: ReleaseViews;
  readonly use: ReadonlyMap<ReleaseId, WorkloadUse>;
  /** The same image runs elsewhere, but with other digests only. */
  readonly digestsDiffer: boolean;
}

/** A usage as it is to be judged at the moment: the kept judgment, with what the time made of it. */
export function usageView(
  record: UsageRecord,
  context: UsageContext,
): UsageView {
  const { age, releases, use } = context;
  const judgment: StoredJudgment = record.judgment ?? {
    ...NOT_JUDGED,
    judgedUnder: '',
  };
  const release =
    judgment.release === undefined ? undefined : releases.get(judgment.release);
  const { verdict, unknownReason } = withStaleness(judgment.verdict, age.stale);
  return {
    id: String(record.id),
    container: record.container,
    containerType: record.container_type,
    image: record.image,
    runningDigest: record.running_digest ?? undefined,
    resolvedDigest: record.resolved_digest ?? undefined,
    pods: record.pods,
    firstSeenAt: record.first_seen_at,
    lastSeenAt: record.last_seen_at ?? age.observedAt,
    endedAt: record.ended_at ?? undefined,
    verdict,
    unknownReason: unknownReason ?? judgment.unknownReason,
    pinned: judgment.pinned,
    release: release && releases.view(release, use.get(release.id)),
    evidence: judgment.evidence,
    explanation: age.stale
      ? [staleSentence(age), ...judgment.explanation]
      : judgment.explanation,
    findings: [
      ...judgment.findings,
      ...(release ? releases.findings(release) : []),
      ...(context.digestsDiffer ? [DIGESTS_DIFFER] : []),
    ],
    advice: advise({
      verdict,
      pinned: judgment.pinned,
      production: Boolean(record.production),
      release: release && {
        facts: release,
        timeline: releases.timeline(release),
      },
      current: release && releases.successorOf(release),
      suggested: suggestion(record, releases),
    }),
    judgedUnder: judgment.judgedUnder,
  };
}

function staleSentence({ observedAt }: DataAge): string {
  return observedAt
    ? `The source was last read completely at ${observedAt}; what follows is what held then.`
    : 'The source was never read completely.';
}

function suggestion(
  { image }: UsageRecord,
  releases: ReleaseViews,
): Release | undefined {
  const parsed = parseReference(image);
  return parsed.ok
    ? suggestRelease(parsed.reference, releases.current)
    : undefined;
}
