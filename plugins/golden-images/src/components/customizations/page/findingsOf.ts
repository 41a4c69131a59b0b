import type { TierFinding } from '@image-governance/plugin-golden-images-common';

/**
 * Splits the findings about a Dockerfile and a manifest, which share one report: one
 * of the Dockerfile begins with the instruction that stands in its line, one of
 * the manifest with the path of a field.
 */
export function findingsOf(
  findings: readonly TierFinding[],
  dockerfile: string,
): {
  readonly dockerfile: readonly TierFinding[];
  readonly manifest: readonly TierFinding[];
} {
  const lines = dockerfile.split('\n');
  const ofDockerfile = ({ line, excerpt }: TierFinding) =>
    firstWord(excerpt) === firstWord(lines[line - 1] ?? '');
  return {
    dockerfile: findings.filter(ofDockerfile),
    manifest: findings.filter(finding => !ofDockerfile(finding)),
  };
}

function firstWord(text: string): string {
  return text.trim().split(/\s/, 1)[0].toUpperCase();
}
