/** Anchor of an environment's workloads on the tab; names of environments may hold what an id may not. */
export function environmentId(index: number): string {
  return `golden-images-environment-${index + 1}`;
}
