import type { z } from 'zod';
import type { Policy } from './policy';
import { policyContradictions } from './policyContradictions';
import { policySchema } from './policySchema';

/** Where the policy stands in app-config: the start of every key that an error names. */
const ROOT = 'goldenImages.policy';

/** One thing that is wrong with a policy: the full key in app-config, and what was expected. */
export interface PolicyProblem {
  readonly key: string;
  readonly message: string;
}

/** A policy that cannot hold: every problem with its key. */
export class PolicyError extends Error {
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    super(problems.map(({ key, message }) => `${key}: ${message}`).join('; '));
    this.name = 'PolicyError';
    this.problems = problems;
  }
}

/**
 * Reads the policy from configuration, with the defaults of requirements §1 for
 * everything that is not given. Unknown keys are problems: a misspelt rule
 * would otherwise be a rule that does not hold.
 * @throws PolicyError that names every key that is wrong
 */
export function parsePolicy(input: unknown): Policy {
  const parsed = policySchema.safeParse(input ?? {});
  if (!parsed.success) {
    throw new PolicyError(parsed.error.issues.flatMap(problemsOf));
  }
  const contradictions = policyContradictions(parsed.data);
  if (contradictions.length > 0) {
    throw new PolicyError(
      contradictions.map(({ path, message }) => ({
        key: keyOf(path),
        message,
      })),
    );
  }
  return parsed.data;
}

function problemsOf(issue: z.core.$ZodIssue): PolicyProblem[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map(key => ({
        key: keyOf([...issue.path, key]),
        message: 'there is no such key',
      }))
    : [{ key: keyOf(issue.path), message: expectation(issue.message) }];
}

/** `Invalid input: expected number, …` says it twice: the key is named already. */
function expectation(message: string): string {
  return message.replace(/^[A-Z][a-z ]+: (?=expected )/, '');
}

/** `goldenImages.policy.environments[0].name`. */
function keyOf(keyPath: readonly PropertyKey[]): string {
  return keyPath.reduce<string>(
    (key, part) =>
      typeof part === 'number' ? `${key}[${part}]` : `${key}.${String(part)}`,
    ROOT,
  );
}
