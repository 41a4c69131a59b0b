import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  APPROVAL_TARGET_DAYS,
  calendarProblem,
  DEFAULT_BUSINESS_CALENDAR,
  DEFAULT_CHECK_RULES,
  DEFAULT_PULL_REQUEST_SETTINGS,
  DEFAULT_SUGGEST_GOLDEN_AT,
  HOST_CHECKLISTS,
  parseRepositoryAddress,
  REVIEW_ORDERS,
  SEVERITIES,
  type BusinessCalendar,
  type HostChecklist,
  type PullRequestSettings,
  type RepositoryAddress,
  type ReviewOrder,
  type Severity,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';

const KEY = 'goldenImages.customizations';
const MEGABYTE = 1_000_000;
const MOST_REPOSITORIES = 100;
const TEAM = /^[a-z]+:[a-z0-9._-]+\/[a-z0-9._-]+$/i;
const SEGMENT =
  /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;

const name = z.string().trim().min(1).max(200);

const schema = z.strictObject({
  /** Read by `readTierPolicy`. */
  tiers: z.unknown().optional(),
  reviewOrder: z.enum(REVIEW_ORDERS).default('security-first'),
  reviewers: z
    .strictObject({
      security: name.default(DEFAULT_PULL_REQUEST_SETTINGS.reviewers.security),
      platform: name.default(DEFAULT_PULL_REQUEST_SETTINGS.reviewers.platform),
    })
    .prefault({}),
  teamPaths: z
    .record(z.string().regex(TEAM), z.string().regex(SEGMENT))
    .default({}),
  packageSource: name.default(DEFAULT_PULL_REQUEST_SETTINGS.packageSource),
  maxImageMegabytes: z
    .number()
    .positive()
    .max(1_000_000)
    .default(DEFAULT_CHECK_RULES.maxBytes / MEGABYTE),
  blockSeverities: z
    .array(z.enum(SEVERITIES))
    .default([...DEFAULT_CHECK_RULES.blockSeverities]),
  suggestGoldenAt: z.number().int().min(2).default(DEFAULT_SUGGEST_GOLDEN_AT),
  approvalTargetDays: z.number().positive().default(APPROVAL_TARGET_DAYS),
  pullRequests: z
    .strictObject({
      enabled: z.boolean().default(false),
      repositories: z.array(name).max(MOST_REPOSITORIES).default([]),
      checklist: z.enum(HOST_CHECKLISTS).default('portal'),
      pollMinutes: z.number().int().min(1).max(1440).default(15),
    })
    .prefault({}),
  calendar: z
    .strictObject({
      zone: z.string().default(DEFAULT_BUSINESS_CALENDAR.zone),
      holidays: z.array(z.string()).default([]),
    })
    .prefault({}),
});

/** How reviews on Git hosts reach requests. */
export interface HostReviewSettings {
  readonly enabled: boolean;
  /** The only ones whose reviews count: on another, anybody could have the name of a reviewer. */
  readonly repositories: readonly RepositoryAddress[];
  readonly checklist: HostChecklist;
  readonly pollMinutes: number;
}

/** `goldenImages.customizations` of app-config. */
export interface CustomizationsConfig {
  readonly order: ReviewOrder;
  readonly pullRequests: PullRequestSettings;
  readonly maxBytes: number;
  readonly blockSeverities: readonly Severity[];
  /** Teams that have to ask for a package before it is suggested as golden. */
  readonly suggestGoldenAt: number;
  /** Target of KPI 3 in business days. */
  readonly approvalTargetDays: number;
  readonly calendar: BusinessCalendar;
  readonly hostReviews: HostReviewSettings;
}

/** @throws InputError that names the key */
export function readCustomizationsConfig(config: Config): CustomizationsConfig {
  const read = schema.safeParse(config.getOptional(KEY) ?? {});
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw new InputError(`${[KEY, ...path].join('.')}: ${message}`);
  }
  const { reviewOrder, reviewers, teamPaths, packageSource, ...rest } =
    read.data;
  const problem = calendarProblem(rest.calendar);
  if (problem) {
    throw new InputError(`${KEY}.calendar.${problem}`);
  }
  return {
    order: reviewOrder,
    pullRequests: { reviewers, teamPaths, packageSource },
    maxBytes: rest.maxImageMegabytes * MEGABYTE,
    blockSeverities: rest.blockSeverities,
    suggestGoldenAt: rest.suggestGoldenAt,
    approvalTargetDays: rest.approvalTargetDays,
    calendar: rest.calendar,
    hostReviews: hostReviewsOf(rest.pullRequests),
  };
}

function hostReviewsOf({
  repositories,
  ...rest
}: z.infer<typeof schema>['pullRequests']): HostReviewSettings {
  const key = `${KEY}.pullRequests.repositories`;
  if (rest.enabled && repositories.length === 0) {
    throw new InputError(
      `${key}: name the repositories whose reviews count, such as https://github.com/internal-platform/golden-images`,
    );
  }
  return {
    ...rest,
    repositories: repositories.map(text => {
      const address = parseRepositoryAddress(text);
      if (!address) {
        throw new InputError(`${key}: '${text}' is no address of a repository`);
      }
      return address;
    }),
  };
}
