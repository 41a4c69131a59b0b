import { z } from 'zod';
import { parseReference } from '../inventory/reference';
import { canonicalPlace } from '../inventory/registryHost';
import { DEFAULT_POLICY } from './policy';

const host = z
  .string()
  .refine(isHost, {
    message: 'expected a host with optional port, without scheme and path',
  })
  .transform(canonicalPlace);
const place = z
  .string()
  .refine(isPlace, {
    message: 'expected a host, or host/path, without scheme',
  })
  .transform(canonicalPlace);
const path = z
  .string()
  .refine(isPath, {
    message: 'expected a repository path such as "golden/"',
  })
  .transform(text => `${withoutSlashes(text)}/`);
const name = z.string().min(1);
const months = z.number().int().min(0).max(240);
const percent = z.number().min(0).max(1000);
const { registries, paths, supportWindow, deprecation, eol, kpi } =
  DEFAULT_POLICY;

/** Schema of the policy in configuration: strict keys, the defaults of requirements §1 for what is not given. */
export const policySchema = z.strictObject({
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
      emergencyMaxDays: z
        .number()
        .int()
        .min(1)
        .max(366)
        .default(deprecation.emergencyMaxDays),
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
      leadTimeTargetDays: z
        .number()
        .positive()
        .max(366)
        .default(kpi.leadTimeTargetDays),
    })
    .prefault({}),
  staleAfterHours: z
    .number()
    .positive()
    .max(24 * 366)
    .default(DEFAULT_POLICY.staleAfterHours),
});

function isHost(text: string): boolean {
  return !text.includes('/') && isPlace(text);
}

/** A place is what could stand before a repository in a reference: its first part must read as a host there. */
function isPlace(text: string): boolean {
  const parsed = parseReference(`${withoutSlash(text)}/image`);
  return parsed.ok && parsed.reference.registry === hostOf(text);
}

function isPath(text: string): boolean {
  return parseReference(`host.example/${withoutSlashes(text)}/image`).ok;
}

/** The host of a place as references have it: Docker Hub has an alias. */
function hostOf(text: string): string {
  const [first] = text.split('/');
  return first === 'index.docker.io' ? 'docker.io' : first;
}

function withoutSlash(text: string): string {
  return text.replace(/\/$/, '');
}

function withoutSlashes(text: string): string {
  return withoutSlash(text).replace(/^\//, '');
}
