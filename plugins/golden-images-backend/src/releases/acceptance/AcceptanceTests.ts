import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  acceptanceGate,
  acceptanceSentence,
  canonicalJson,
  goldenImagesReleaseReportPermission,
  isDigest,
  MAX_STACKS,
  parseReleaseId,
  stackStandings,
  testRunProblem,
  testTiming,
  utcTime,
  type AcceptanceView,
  type Digest,
  type GateResult,
  type NewTestRun,
  type Page,
  type ReleaseId,
  type StackStanding,
  type TestRun,
  type TestRunEnd,
  type TestRunFacts,
} from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Actor, Actors, Decided, Decisions } from '../../audit';
import type { ReadAccess } from '../../inventory/read';
import { formatCursor, parseCursor } from '../../inventory/read/cursor';
import { unknownRelease, type ContentOf } from '../ContentOf';
import type { GateSource } from '../promotion';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import type { RequiredStacks } from './readAcceptanceConfig';
import type { TestRunStore } from './TestRunStore';

const PLACE = z.tuple([z.string(), z.number()]);
const WHAT = 'report a test run';

/** Whom a call is from, and its request for the record. */
export interface Reporting {
  readonly credentials: BackstageCredentials;
  readonly request?: Request;
}

/** Options of {@link AcceptanceTests}. */
export interface AcceptanceTestsOptions {
  readonly knex: Knex;
  readonly store: TestRunStore;
  readonly required: RequiredStacks;
  readonly contentOf: ContentOf;
  readonly releases: Pick<ReleaseCatalogue, 'lock'>;
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly permissions: PermissionsService;
  /** Is told, in the transaction that records it, that evidence of a release came in. */
  readonly onEvidence: (
    tx: Knex.Transaction,
    id: ReleaseId,
    actor: string,
  ) => Promise<void>;
  readonly now: () => Date;
}

/** Runs of acceptance tests: CI and the platform team report them, everybody who may read sees them. */
export class AcceptanceTests implements GateSource {
  readonly #options: AcceptanceTestsOptions;

  constructor(options: AcceptanceTestsOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, NotFoundError */
  async get(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<AcceptanceView> {
    const { access, contentOf, knex, store } = this.#options;
    await access.visible(credentials);
    const content = await contentOf(id);
    const totalRuns = await store.count({ id }, knex);
    if (!content && totalRuns === 0) {
      throw unknownRelease(id);
    }
    const stacks = content
      ? await this.#stacks({ id, digest: content.digest }, knex)
      : [];
    return {
      digest: content?.digest,
      sentence: acceptanceSentence(stacks),
      stacks,
      gate: acceptanceGate(stacks),
      timing: testTiming(stacks.flatMap(({ newest }) => newest ?? [])),
      totalRuns,
      may: { report: await this.#mayReport(credentials) },
    };
  }

  /** @throws NotAllowedError, NotFoundError, InputError */
  async list(
    request: {
      readonly id: ReleaseId;
      readonly stack?: string;
      readonly cursor?: string;
      readonly limit: number;
    },
    credentials: BackstageCredentials,
  ): Promise<Page<TestRun>> {
    const { access, contentOf, knex, store } = this.#options;
    await access.visible(credentials);
    const { id, stack, cursor, limit } = request;
    const list = { testRuns: { id, stack } };
    const after = parseCursor(cursor, list, PLACE);
    const found = await store.page(
      { id, stack },
      { after, limit: limit + 1 },
      knex,
    );
    const totalItems = await store.count({ id, stack }, knex);
    if (totalItems === 0 && !(await contentOf(id))) {
      throw unknownRelease(id);
    }
    return {
      items: found.slice(0, limit).map(({ run }) => run),
      totalItems,
      ...(found.length > limit && {
        nextCursor: formatCursor(found[limit - 1].place, list),
      }),
    };
  }

  /**
   * Puts a run on record; the same call again changes nothing.
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError when its key names another run
   */
  async report(
    id: ReleaseId,
    wanted: NewTestRun,
    by: Reporting,
  ): Promise<TestRun> {
    // Before the transaction, within which no other connection is asked.
    const content = await this.#options.contentOf(id);
    return this.#decide(id, by, async (tx, actor) => {
      const at = this.#options.now().toISOString();
      refuse(testRunProblem(wanted, at));
      const known = await this.#options.store.lock(tx, id, wanted.key);
      if (known) {
        return repeated(known.run, known.reported, wanted);
      }
      if (!content) {
        throw unknownRelease(id);
      }
      const digest = testedDigest(content.digest, wanted.digest);
      const run: TestRun = {
        ...inUtc(wanted),
        digest,
        reporter: actor.ref,
        reportedAt: at,
      };
      await this.#requireRoom(tx, id, run);
      await this.#options.onEvidence(tx, id, actor.ref);
      if (!(await this.#options.store.add(tx, id, run, wanted))) {
        const other = await this.#options.store.lock(tx, id, wanted.key);
        return repeated(other?.run ?? run, other?.reported, wanted);
      }
      return { after: recordOf(run), result: run };
    });
  }

  /**
   * Ends a run that was reported as running; the same call again changes nothing.
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError when it ended otherwise
   */
  async end(
    id: ReleaseId,
    key: string,
    end: TestRunEnd,
    by: Reporting,
  ): Promise<TestRun> {
    return this.#decide(id, by, async (tx, actor) => {
      const at = this.#options.now().toISOString();
      const known = await this.#options.store.lock(tx, id, key);
      if (!known) {
        throw new NotFoundError(`No test run '${key}' of ${id} was reported`);
      }
      const { run } = known;
      if (run.result !== 'running') {
        return repeated(run, known.ended, end);
      }
      const { logUrl = run.logUrl, notes = run.notes, ...rest } = end;
      const ended: TestRun = { ...run, ...rest, logUrl, notes };
      refuse(testRunProblem(ended, at));
      const kept: TestRun = {
        ...ended,
        ...inUtc(ended),
        reporter: actor.ref,
        reportedAt: at,
      };
      await this.#options.onEvidence(tx, id, actor.ref);
      await this.#options.store.end(tx, id, kept, end);
      return { before: recordOf(run), after: recordOf(kept), result: kept };
    });
  }

  async gates(
    candidate: { readonly id: ReleaseId; readonly digest: Digest },
    connection: Knex,
  ): Promise<GateResult[]> {
    return [acceptanceGate(await this.#stacks(candidate, connection))];
  }

  /** By release the ISO time of its last run. */
  async lastTested(
    ids: readonly ReleaseId[],
  ): Promise<ReadonlyMap<ReleaseId, string>> {
    const { store, knex } = this.#options;
    return store.lastTested(ids, knex);
  }

  async #stacks(
    release: { readonly id: ReleaseId; readonly digest: Digest },
    connection: Knex,
  ): Promise<StackStanding[]> {
    const { store, required } = this.#options;
    const family = parseReleaseId(release.id)?.family ?? '';
    return stackStandings(
      await store.standing(release, connection),
      required.get(family) ?? [],
    );
  }

  #decide(
    id: ReleaseId,
    { credentials, request }: Reporting,
    work: (tx: Knex.Transaction, actor: Actor) => Promise<Decided<TestRun>>,
  ): Promise<TestRun> {
    return this.#options.decisions.make(
      {
        action: 'release.test.report',
        object: `release:${id}`,
        what: WHAT,
        permission: goldenImagesReleaseReportPermission,
        request,
      },
      credentials,
      async (tx, actor) => {
        if (!isTester(actor)) {
          throw new NotAllowedError(
            `Only the platform role, and services that are permitted to, may ${WHAT}`,
          );
        }
        // Releases first, as everybody who locks them and something else does.
        await this.#options.releases.lock(tx);
        return work(tx, actor);
      },
    );
  }

  /** So that nobody fills the gate's answer with names. */
  async #requireRoom(
    tx: Knex.Transaction,
    id: ReleaseId,
    { digest, stack }: TestRun,
  ): Promise<void> {
    const { store } = this.#options;
    if (
      !(await store.hasStack({ id, digest, stack }, tx)) &&
      (await store.countStacks({ id, digest }, tx)) >= MAX_STACKS
    ) {
      throw new ConflictError(
        `stack: ${MAX_STACKS} stacks were tested on this content; no further one is kept`,
      );
    }
  }

  async #mayReport(credentials: BackstageCredentials): Promise<boolean> {
    const { actors, permissions } = this.#options;
    const [decision] = await permissions.authorize(
      [{ permission: goldenImagesReleaseReportPermission }],
      { credentials },
    );
    return (
      decision.result === AuthorizeResult.ALLOW &&
      isTester(await actors.of(credentials))
    );
  }
}

/** A run decides a gate, so that app teams cannot report one as they can an incompatibility. */
function isTester(actor: Actor): boolean {
  return actor.kind === 'service' || actor.roles.includes('platform');
}

function testedDigest(named: Digest, given: string | undefined): Digest {
  if (given !== undefined && !isDigest(given)) {
    throw new InputError(`digest: '${given}' is no digest`);
  }
  return given ?? named;
}

function refuse(problem: string | undefined): void {
  if (problem) {
    throw new InputError(problem);
  }
}

/** The answer to a call that came before. */
function repeated(
  run: TestRun,
  before: unknown,
  now: object,
): Decided<TestRun> {
  if (canonicalJson(before ?? null) !== canonicalJson(now)) {
    throw new ConflictError(
      `'${run.key}' is on record as another run: ${run.stack} ${run.result}, started ${run.startedAt}; give a new run a new key`,
    );
  }
  return { result: run, unchanged: true };
}

function inUtc({
  key,
  stack,
  result,
  startedAt,
  endedAt,
  logUrl,
  notes,
}: TestRunFacts): TestRunFacts {
  return {
    key,
    stack,
    result,
    startedAt: utcTime(startedAt) ?? startedAt,
    endedAt: endedAt === undefined ? undefined : utcTime(endedAt) ?? endedAt,
    logUrl,
    notes,
  };
}

function recordOf({ key, digest, stack, result, startedAt, endedAt }: TestRun) {
  return { key, digest, stack, result, startedAt, endedAt };
}
