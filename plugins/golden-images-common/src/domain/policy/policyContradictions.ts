import type { Policy } from './policy';

/** A rule that contradicts another one: the key below the policy, and what was expected. */
export interface PolicyContradiction {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What cannot hold together in a policy whose keys are valid one by one. */
export function policyContradictions(policy: Policy): PolicyContradiction[] {
  return [
    ...lifecycle(policy),
    ...sections(policy),
    ...upstreams(policy),
    ...production(policy),
  ];
}

function lifecycle({ eol, deprecation }: Policy): PolicyContradiction[] {
  const { activeMonths, legacyUntilMonths, archiveMonths } = eol;
  const { finalCallMonths, noticeMonths } = deprecation;
  return [
    check(
      activeMonths < legacyUntilMonths,
      ['eol', 'legacyUntilMonths'],
      `expected more than activeMonths (${activeMonths})`,
    ),
    check(
      legacyUntilMonths <= archiveMonths,
      ['eol', 'archiveMonths'],
      `expected at least legacyUntilMonths (${legacyUntilMonths})`,
    ),
    check(
      finalCallMonths <= noticeMonths,
      ['deprecation', 'finalCallMonths'],
      `expected at most noticeMonths (${noticeMonths})`,
    ),
  ].flat();
}

/** Sections are told apart by path, so none may hold another. */
function sections({ paths }: Policy): PolicyContradiction[] {
  const prefixes = Object.values(paths);
  const nested = prefixes.some((one, i) =>
    prefixes.some((other, j) => i !== j && one.startsWith(other)),
  );
  return check(
    !nested,
    ['paths'],
    'expected three different paths, none inside another',
  );
}

/** An own host wins over an upstream one: the upstream entry would never match. */
function upstreams({ registries }: Policy): PolicyContradiction[] {
  const own = [registries.internal, ...registries.own];
  return registries.upstream.flatMap((place, index) =>
    check(
      !own.includes(place.split('/')[0]),
      ['registries', 'upstream', index],
      "expected none of the organisation's own registries",
    ),
  );
}

function production(policy: Policy): PolicyContradiction[] {
  const known = [
    ...new Set([
      ...policy.environments.map(({ name }) => name),
      policy.defaultEnvironment,
    ]),
  ];
  return policy.productionEnvironments.flatMap((name, index) =>
    check(
      known.includes(name),
      ['productionEnvironments', index],
      `expected an environment that a rule or defaultEnvironment names: ${known.join(
        ', ',
      )}`,
    ),
  );
}

function check(
  holds: boolean,
  path: PolicyContradiction['path'],
  message: string,
): PolicyContradiction[] {
  return holds ? [] : [{ path, message }];
}
