import { createHash } from 'node:crypto';
import type { Policy } from '@image-governance/plugin-golden-images-common';

/**
 * Raise it when the rules of lineage and verdicts change in the code: then
 * every judgment is made again at the next start.
 */
const RULES = 1;

/** Version of policy and rules that judgments are made under: the same policy, the same text. */
export function policyVersion(policy: Policy): string {
  const text = JSON.stringify([RULES, sorted(policy)]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Keys in order, so that the order of app-config does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value !== null && typeof value === 'object'
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)])
    : value;
}
