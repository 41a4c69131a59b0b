import {
  VERDICTS,
  countsForAdoption,
  type Overview,
  type Verdict,
  type WorkloadFilter,
} from '@image-governance/plugin-golden-images-common';

/*
 * The rows behind each figure of the overview. KPIs count production workloads
 * (R-KPI1, R-KPI4), so every filter here says so.
 */

/** Workloads that count as golden. */
export const ADOPTED: WorkloadFilter = {
  verdict: VERDICTS.filter(countsForAdoption),
  production: true,
};

/** Workloads that could not be determined. */
export const UNDETERMINED: WorkloadFilter = {
  verdict: ['unknown'],
  production: true,
};

/** Workloads without an owner in the catalog. */
export const UNOWNED: WorkloadFilter = { owner: ['none'], production: true };

/** Every workload that the KPIs look at. */
export const PRODUCTION: WorkloadFilter = { production: true };

/** Workloads of one verdict. */
export function ofVerdict(verdict: Verdict): WorkloadFilter {
  return { verdict: [verdict], production: true };
}

/** Workloads that are not golden, in the categories of KPI 4. */
export function notGolden(overview: Overview): WorkloadFilter {
  return {
    verdict: overview.nonCompliant.categories.map(category => category.verdict),
    production: true,
  };
}

/** Workloads that run a release, or any of several. */
export function ofReleases(
  releases: readonly { readonly id: string }[],
): WorkloadFilter {
  return { release: releases.map(release => release.id), production: true };
}
