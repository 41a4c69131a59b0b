import type { TierFinding } from '@image-governance/plugin-golden-images-common';

/**
 * Splits the findings about a Dockerfile and a manifest, which share one report:
 * a finding is of the manifest where its line there begins as its excerpt does.
 */
export function findingsOf(
  findings: readonly TierFinding[],
  manifest: string | undefined,
): {
  readonly dockerfile: readonly TierFinding[];
  readonly manifest: readonly TierFinding[];
} {
  const lines = manifest?.split('\n') ?? [];
  const ofManifest = ({ line, excerpt }: TierFinding) => {
    const text = lines[line - 1]?.trim();
    return Boolean(text) && excerpt.trim().startsWith(text);
  };
  return {
    dockerfile: findings.filter(finding => !ofManifest(finding)),
    manifest: findings.filter(ofManifest),
  };
}
