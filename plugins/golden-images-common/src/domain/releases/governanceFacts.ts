import { z } from 'zod';
import type { Policy } from '../policy/policy';
import type { GovernanceFacts } from './governanceFile';
import { governanceSchema, type GovernanceDocument } from './governanceSchema';
import { nearest } from './nearest';

const KNOWN_KEYS = [
  'apiVersion',
  'families',
  'tracks',
  'releases',
  'version',
  'tag',
  'digest',
  'upstreamReleasedAt',
  'promotedAt',
  'announcedAt',
  'removalAt',
  'removedAt',
  'stage',
  'notes',
  'approvals',
  'id',
  'repository',
  'approvedAt',
  'expiresAt',
  'approvers',
  'reason',
  'link',
];

/** A problem in the governance file: where (keys and indexes from the top) and what. */
export interface GovernanceProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Result of {@link parseGovernanceFacts}. */
export type ParsedGovernanceFacts =
  | { readonly ok: true; readonly facts: GovernanceFacts }
  | { readonly ok: false; readonly problems: readonly GovernanceProblem[] };

/**
 * Checks the content of a governance file and brings it into the shape of
 * {@link GovernanceFacts}. Reports every problem, not just the first; a file
 * with any problem yields no facts. The same content always gives the same
 * facts.
 *
 * @param data - what the YAML file holds, scalars best left as text: read as a
 *   number, the track `3.10` would be `3.1`.
 */
export function parseGovernanceFacts(
  data: unknown,
  policy: Policy,
): ParsedGovernanceFacts {
  const result = governanceSchema(policy).safeParse(data);
  return result.success
    ? { ok: true, facts: toFacts(result.data) }
    : { ok: false, problems: result.error.issues.flatMap(toProblems) };
}

function toFacts(document: GovernanceDocument): GovernanceFacts {
  return {
    releases: Object.entries(document.families).flatMap(
      ([family, { tracks }]) =>
        Object.entries(tracks).flatMap(([track, { releases }]) =>
          releases.map(release => ({ family, track, ...release })),
        ),
    ),
    approvals: document.approvals,
  };
}

function toProblems(issue: z.core.$ZodIssue): GovernanceProblem[] {
  const path = issue.path.filter(
    (key): key is string | number => typeof key !== 'symbol',
  );
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...path, key],
      message: unknownKey(key),
    }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map(({ message }) => ({ path, message }));
  }
  return [{ path, message: issue.message }];
}

function unknownKey(key: string): string {
  const meant = nearest(key, KNOWN_KEYS);
  return `unknown key '${key}'${meant ? `; did you mean '${meant}'?` : ''}`;
}
