import {
  VERDICTS,
  countsForAdoption,
  countsForCoverage,
  NON_COMPLIANT_VERDICTS,
  type EnvironmentAdoption,
  type Kpi,
  type Overview,
  type Verdict,
  type WorkloadFilter,
} from '@image-governance/plugin-golden-images-common';

/*
 * The rows behind each figure of the overview. KPIs count production workloads
 * (R-KPI1, R-KPI4), so every filter here says so, but those by environment.
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

/** Workloads that the figure of a KPI counts on any day. Of the sprawl index, those that run a golden release. */
export function ofKpi(id: Kpi['id'], overview: Overview): WorkloadFilter {
  switch (id) {
    case 'adoption':
      return ADOPTED;
    case 'approved-variants':
      return { verdict: VERDICTS.filter(countsForCoverage), production: true };
    case 'non-compliant':
      return { verdict: NON_COMPLIANT_VERDICTS, production: true };
    case 'sprawl':
      return { family: familiesOf(overview), production: true };
    default:
      return id satisfies never;
  }
}

/** Workloads of one environment, of some verdicts or of all. */
export function ofEnvironment(
  { name }: EnvironmentAdoption,
  verdict?: readonly Verdict[],
): WorkloadFilter {
  return { environment: [name], verdict };
}

/** Workloads of an owner that run a release; of nobody where none is given. */
export function ofOwner(
  release: { readonly id: string },
  ownerRef: string | undefined,
): WorkloadFilter {
  return { ...ofReleases([release]), owner: [ownerRef ?? 'none'] };
}

function familiesOf({ sprawl }: Overview): string[] {
  const named = [...sprawl.inUse, ...sprawl.supportedTracks];
  return [...new Set(named.map(({ family }) => family))];
}
