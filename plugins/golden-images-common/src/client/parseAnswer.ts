import { z } from 'zod';
import type { EntityStanding, Page, TrackList } from '../api';
import { VERDICTS } from '../domain/inventory/verdict';
import { PHASES } from '../domain/releases/phase';

const timeline = z.looseObject({
  phase: z.enum(PHASES),
  lastMonth: z.boolean(),
  deadline: z.string().optional(),
  daysLeft: z.number().optional(),
});

const release = z.looseObject({
  id: z.string().min(1),
  version: z.string(),
  repository: z.string(),
  tag: z.string(),
  timeline,
  current: z.boolean(),
  pinnedReference: z.string(),
  notes: z.string().optional(),
});

const trackList: z.ZodType<TrackList> = z.looseObject({
  tracks: z.array(
    z.looseObject({
      id: z.string().min(1),
      family: z.string().min(1),
      track: z.string().min(1),
      title: z.string().min(1),
      description: z.string(),
      leading: release.optional(),
      releases: z.array(release),
      unseen: z.array(z.string()),
    }),
  ),
  completeness: z.looseObject({
    tracks: z.boolean(),
    users: z.boolean(),
    unread: z.array(z.string()),
  }),
});

const standings: z.ZodType<Page<EntityStanding>> = z.looseObject({
  items: z.array(
    z.looseObject({
      entityRef: z.string().regex(/^[^:/]+:[^:/]+\/[^:/]+$/),
      verdict: z.enum(VERDICTS),
      workloads: z.looseObject({ production: z.number(), total: z.number() }),
      releases: z.array(z.string()),
      deadline: z.string().optional(),
      daysLeft: z.number().optional(),
      age: z.looseObject({
        observedAt: z.string().optional(),
        stale: z.boolean(),
      }),
    }),
  ),
  nextCursor: z.string().min(1).optional(),
  totalItems: z.number(),
});

/**
 * Checks what `listTracks` resolved to, for those who act on what is not in it.
 * @throws TypeError that says where it is not what the API promises
 */
export function parseTrackList(answer: unknown): TrackList {
  return parse(trackList, answer);
}

/** The same for a page of `listEntityStandings`. */
export function parseEntityStandings(answer: unknown): Page<EntityStanding> {
  return parse(standings, answer);
}

function parse<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (result.success) {
    return result.data;
  }
  const [{ path, message }] = result.error.issues;
  throw new TypeError(
    `Golden Images answered otherwise than its API says: ${
      path.join('.') || 'the answer'
    }: ${message}`,
  );
}
