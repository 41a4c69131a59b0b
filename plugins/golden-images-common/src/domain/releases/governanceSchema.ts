import { z } from 'zod';
import { locate } from '../inventory/location';
import { parseGoldenTag } from '../inventory/tag';
import type { Policy } from '../policy/policy';
import { parseDay } from './day';
import { validateDeprecation } from './deprecation';
import {
  date,
  digest,
  familyName,
  releaseEntry,
  text,
  trackName,
} from './governanceFields';
import { DEFAULT_TRACK, releaseTag } from './releaseName';

/** Content of a valid governance file, as written. */
export type GovernanceDocument = z.infer<ReturnType<typeof governanceSchema>>;

type ReleaseEntry = z.infer<typeof releaseEntry>;

/** Schema of the governance file (see {@link GovernanceFacts}), with the rules that tie its facts together. */
export function governanceSchema(policy: Policy) {
  const release = releaseEntry.superRefine((entry, context) => {
    for (const { key, message } of contradictions(entry, policy)) {
      context.addIssue({ code: 'custom', path: [key], message });
    }
  });
  const track = z.strictObject(
    {
      releases: z
        .array(release, { error: 'expected a list of releases' })
        .superRefine(uniqueBy('version')),
    },
    { error: 'expected a mapping with `releases`' },
  );
  const tracks = z
    .record(trackName, track, { error: 'expected a mapping of tracks' })
    .superRefine((byName, context) => {
      for (const [name, { releases }] of Object.entries(byName)) {
        releases.forEach((entry, index) => {
          const message = tagProblem(name, entry);
          if (message) {
            context.addIssue({
              code: 'custom',
              path: [name, 'releases', index, 'tag'],
              message,
            });
          }
        });
      }
    });
  const family = z.strictObject(
    { tracks },
    { error: 'expected a mapping with `tracks`' },
  );
  return z.strictObject(
    {
      apiVersion: z.literal('golden-images/v1', {
        error: "expected 'golden-images/v1'",
      }),
      families: z
        .record(familyName, family, {
          error: 'expected a mapping of families',
        })
        .default({}),
      approvals: z
        .array(approvalSchema(policy), { error: 'expected a list' })
        .superRefine(uniqueBy('id'))
        .default([]),
    },
    { error: 'expected a mapping with `apiVersion` and `families`' },
  );
}

function approvalSchema(policy: Policy) {
  return z
    .strictObject(
      {
        id: text,
        repository: text.refine(name => isTeamApproved(name, policy), {
          error: `expected a repository below ${policy.paths.teamApproved}, without host, tag or digest`,
        }),
        digest: digest.optional(),
        tag: text
          .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/, {
            error: 'expected a tag',
          })
          .optional(),
        approvedAt: date,
        expiresAt: date.optional(),
        approvers: z
          .array(text, { error: 'expected a list of approvers' })
          .min(1, { error: 'expected at least one approver' }),
        reason: text.optional(),
        link: text.optional(),
      },
      { error: 'expected a mapping with `id`, `repository`, `approvedAt`' },
    )
    .superRefine(({ approvedAt, expiresAt }, context) => {
      if (isBefore(expiresAt, approvedAt)) {
        context.addIssue({
          code: 'custom',
          path: ['expiresAt'],
          message: `is before approvedAt ${approvedAt}`,
        });
      }
    });
}

function isTeamApproved(repository: string, policy: Policy): boolean {
  return (
    !/[:@]/.test(repository) &&
    locate({ registry: policy.registries.internal, repository }, policy)
      .section === 'team-approved'
  );
}

/** What contradicts itself inside one release. */
function contradictions(
  entry: ReleaseEntry,
  policy: Policy,
): { key: keyof ReleaseEntry; message: string }[] {
  const { upstreamReleasedAt, promotedAt, announcedAt, removalAt } = entry;
  const found: { key: keyof ReleaseEntry; message: string }[] = [];
  if (isBefore(promotedAt, upstreamReleasedAt)) {
    const message = `is before upstreamReleasedAt ${upstreamReleasedAt}`;
    found.push({ key: 'promotedAt', message });
  }
  if (isBefore(announcedAt, promotedAt)) {
    const message = `is before promotedAt ${promotedAt}`;
    found.push({ key: 'announcedAt', message });
  }
  if (isBefore(entry.removedAt, promotedAt)) {
    const message = `is before promotedAt ${promotedAt}`;
    found.push({ key: 'removedAt', message });
  }
  if (entry.stage === 'rejected' && promotedAt) {
    const message = 'a rejected release has no promotedAt';
    found.push({ key: 'stage', message });
  }
  if (removalAt && !announcedAt) {
    const message = 'needs announcedAt, so that the notice can be checked';
    found.push({ key: 'removalAt', message });
  }
  if (removalAt && announcedAt) {
    const check = validateDeprecation({ announcedAt, removalAt }, policy);
    if (!check.ok) {
      found.push({ key: 'removalAt', message: check.message });
    }
  }
  return found;
}

/** A declared tag must be one that discovery reads as this very release. */
function tagProblem(track: string, entry: ReleaseEntry): string | undefined {
  if (entry.tag === undefined) {
    return undefined;
  }
  const parsed = parseGoldenTag(entry.tag);
  const expected = `such as ${releaseTag({ track, version: entry.version })}`;
  if (parsed?.kind !== 'release') {
    return `'${entry.tag}' is not the tag of a release ${expected}`;
  }
  const named = parsed.track ?? DEFAULT_TRACK;
  return parsed.version === entry.version && named === track
    ? undefined
    : `'${entry.tag}' names ${named} ${parsed.version}, not this release; expected one ${expected}`;
}

function isBefore(day: string | undefined, other: string | undefined): boolean {
  const first = day === undefined ? undefined : parseDay(day);
  const second = other === undefined ? undefined : parseDay(other);
  return first !== undefined && second !== undefined && first < second;
}

/** Refinement: no two entries of a list have the same value of a key. */
function uniqueBy<K extends string>(key: K) {
  return (
    entries: readonly Readonly<Record<K, string>>[],
    context: z.RefinementCtx,
  ) => {
    const firstAt = new Map<string, number>();
    entries.forEach((entry, index) => {
      const first = firstAt.get(entry[key]);
      if (first === undefined) {
        firstAt.set(entry[key], index);
      } else {
        context.addIssue({
          code: 'custom',
          path: [index, key],
          message: `'${entry[key]}' is already declared by entry ${first + 1}`,
        });
      }
    });
  };
}
