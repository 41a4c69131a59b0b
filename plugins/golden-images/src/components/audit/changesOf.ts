/** One value that a decision changed. */
export interface Change {
  /** Where it is, such as `dates.removalAt`; empty for the whole. */
  readonly path: string;
  /** As text; absent where there was none. */
  readonly before?: string;
  readonly after?: string;
}

/** What is different after a decision, in the order of its fields; what stayed is left out. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const old = new Map(leaves('', before));
  const now = new Map(leaves('', after));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map(path => ({ path, before: old.get(path), after: now.get(path) }))
    .filter(change => change.before !== change.after);
}

function leaves(path: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) {
    return [];
  }
  if (typeof value !== 'object' || Object.keys(value).length === 0) {
    return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  }
  if (Array.isArray(value) && value.every(isScalar)) {
    return [[path, value.join(', ')]];
  }
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(path === '' ? key : `${path}.${key}`, part),
  );
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
