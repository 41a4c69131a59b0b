import { z } from 'zod';
import { parseReference } from '../inventory/reference';
import { DEFAULT_POLICY, type Policy } from './policy';

/** Where the policy stands in app-config: the start of every key that an error names. */
const ROOT = 'goldenImages.policy';

const host = z.string().refine(isHost, {
  message: 'expected a host with optional port, without scheme and path',
});
const place = z.string().refine(isPlace, {
  message: 'expected a host, or host/path, without scheme',
});
const path = z.string().regex(/^\/?[a-z0-9._-]+(\/[a-z0-9._-]+)*\/?$/, {
  message: 'expected a repository path such as "golden/"',
});
const name = z.string().min(1);
const months = z.number().int().min(0).max(240);
const percent = z.number().min(0).max(1000);
const { registries, paths, supportWindow, deprecation, eol, kpi } =
  DEFAULT_POLICY;

const schema = z.strictObject({
  registries: z
    .strictObject({
      internal: host.default(registries.internal),
      own: z.array(host).default([...registries.own]),
      upstream: z.array(place).default([...registries.upstream]),
    })
    .prefault({}),
  paths: z
    .strictObject({
      golden: path.default(paths.golden),
      teamApproved: path.default(paths.teamApproved),
      staging: path.default(paths.staging),
    })
    .prefault({}),
  environments: z
    .array(
      z.strictObject({
        name,
        clusters: z.array(name).min(1).optional(),
        namespaces: z.array(name).min(1).optional(),
      }),
    )
    .default([]),
  defaultEnvironment: name.default(DEFAULT_POLICY.defaultEnvironment),
  productionEnvironments: z
    .array(name)
    .min(1)
    .default([...DEFAULT_POLICY.productionEnvironments]),
  excludedNamespaces: z
    .array(name)
    .default([...DEFAULT_POLICY.excludedNamespaces]),
  supportWindow: z
    .strictObject({
      size: z.number().int().min(1).max(100).default(supportWindow.size),
      unit: z.enum(['track', 'release']).default(supportWindow.unit),
    })
    .prefault({}),
  deprecation: z
    .strictObject({
      noticeMonths: months.default(deprecation.noticeMonths),
      finalCallMonths: months.default(deprecation.finalCallMonths),
    })
    .prefault({}),
  eol: z
    .strictObject({
      clock: z.enum(['promotion', 'upstream']).default(eol.clock),
      activeMonths: months.default(eol.activeMonths),
      legacyUntilMonths: months.default(eol.legacyUntilMonths),
      archiveMonths: months.default(eol.archiveMonths),
    })
    .prefault({}),
  kpi: z
    .strictObject({
      adoptionTarget: percent.default(kpi.adoptionTarget),
      approvedVariantsTarget: percent.default(kpi.approvedVariantsTarget),
      sprawlTarget: percent.default(kpi.sprawlTarget),
      nonCompliantTarget: z
        .number()
        .int()
        .min(0)
        .default(kpi.nonCompliantTarget),
    })
    .prefault({}),
  staleAfterHours: z
    .number()
    .positive()
    .max(24 * 366)
    .default(DEFAULT_POLICY.staleAfterHours),
});

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
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) {
    throw new PolicyError(
      parsed.error.issues.map(issue => ({
        key: keyOf(issue.path),
        message: issue.message,
      })),
    );
  }
  const problems = crossChecks(parsed.data);
  if (problems.length > 0) {
    throw new PolicyError(problems);
  }
  return parsed.data;
}

function crossChecks(policy: Policy): PolicyProblem[] {
  const { activeMonths, legacyUntilMonths, archiveMonths } = policy.eol;
  const sections = Object.values(policy.paths).map(one =>
    one.replace(/^\/|\/$/g, ''),
  );
  const known = new Set([
    policy.defaultEnvironment,
    ...policy.environments.map(rule => rule.name),
  ]);
  const unknown = policy.productionEnvironments.findIndex(
    one => !known.has(one),
  );
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
      policy.deprecation.finalCallMonths <= policy.deprecation.noticeMonths,
      ['deprecation', 'finalCallMonths'],
      `expected at most noticeMonths (${policy.deprecation.noticeMonths})`,
    ),
    check(
      !sections.some((one, i) =>
        sections.some(
          (other, j) => i !== j && `${one}/`.startsWith(`${other}/`),
        ),
      ),
      ['paths'],
      'expected three different paths, none inside another',
    ),
    check(
      ![...policy.registries.own, policy.registries.internal].some(own =>
        policy.registries.upstream.includes(own),
      ),
      ['registries', 'upstream'],
      "expected none of the organisation's own registries",
    ),
    check(
      unknown < 0,
      ['productionEnvironments', unknown],
      'expected an environment that a rule or defaultEnvironment names',
    ),
  ].flat();
}

function check(
  holds: boolean,
  keyPath: readonly PropertyKey[],
  message: string,
): PolicyProblem[] {
  return holds ? [] : [{ key: keyOf(keyPath), message }];
}

/** `goldenImages.policy.environments[0].name`. */
function keyOf(keyPath: readonly PropertyKey[]): string {
  return keyPath.reduce<string>(
    (key, part) =>
      typeof part === 'number' ? `${key}[${part}]` : `${key}.${String(part)}`,
    ROOT,
  );
}

function isHost(text: string): boolean {
  return !text.includes('/') && isPlace(text);
}

/** A place is what could stand before a repository in a reference. */
function isPlace(text: string): boolean {
  const parsed = parseReference(`${text.replace(/\/$/, '')}/image`);
  return parsed.ok && /[.:]|^localhost/.test(text);
}
