import {
  releaseTitle,
  type EntitySummary,
} from '@image-governance/plugin-golden-images-common';

/** A component's card for those who read no screen. */
export function describeStatus(summary: EntitySummary) {
  const { entityRef, verdict, advice, environments, age } = summary;
  return {
    entityRef,
    ...(verdict && { verdict }),
    explanation: explain(summary),
    ...(advice && { advice: advice.text }),
    ...(advice?.fromLine && { fromLine: advice.fromLine }),
    ...(advice?.deadline && {
      deadline: advice.deadline,
      daysLeft: advice.daysLeft,
    }),
    environments: environments.map(
      ({ name, production, workloads, verdict: worst, pinned, releases }) => ({
        name,
        production,
        workloads,
        verdict: worst,
        pinned,
        releases: [...releases],
      }),
    ),
    ...(age.observedAt && { observedAt: age.observedAt }),
    stale: age.stale,
  };
}

function explain({
  entityRef,
  unannotated,
  lookedFor,
  verdict,
  goldenReleases,
  age,
}: EntitySummary): string[] {
  return [
    ...(verdict
      ? [
          goldenReleases.length > 0
            ? `Its workloads are on ${goldenReleases
                .map(
                  release =>
                    `${releaseTitle(release)} (${release.timeline.phase})`,
                )
                .join(', ')}.`
            : 'None of its workloads is on a golden release.',
        ]
      : [
          unannotated
            ? `${entityRef} has no annotation that ties it to workloads, so that nothing is known of it.`
            : `No workload of ${entityRef} was found. Looked for: ${lookedFor
                .map(({ what, value }) => `${what} ${value}`)
                .join(', ')}.`,
        ]),
    ...(age.stale
      ? [
          'What this is told from is too old to be relied on, or was never read.',
        ]
      : []),
  ];
}
