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
  goldenImagesReleaseReportPermission,
  incompatibilityProblem,
  nextStatuses,
  parseReleaseId,
  releaseTitle,
  statusObstacle,
  type Incompatibility,
  type IncompatibilityList,
  type IncompatibilityView,
  type NewIncompatibility,
  type NewReportStatus,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Actor, Actors, Decisions } from '../../audit';
import type { ReadAccess } from '../../inventory/read';
import { formatCursor, parseCursor } from '../../inventory/read/cursor';
import type { NoticeOutbox } from '../../notifications';
import { unknownRelease, type ContentOf } from '../ContentOf';
import { releaseLink } from '../promotion';
import type { Reporting } from './AcceptanceTests';
import type {
  IncompatibilityStore,
  RecordedReport,
} from './IncompatibilityStore';

const PLACE = z.tuple([z.number()]);
const UNRESOLVED = ['open', 'acknowledged'];

/** Options of {@link Incompatibilities}. */
export interface IncompatibilitiesOptions {
  readonly knex: Knex;
  readonly store: IncompatibilityStore;
  readonly contentOf: ContentOf;
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly permissions: PermissionsService;
  readonly notices: NoticeOutbox;
  readonly now: () => Date;
}

/** What app teams report of releases: what does not work with them, and what is not safe (R-ACC-03, R-APP-10). */
export class Incompatibilities {
  readonly #options: IncompatibilitiesOptions;

  constructor(options: IncompatibilitiesOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, NotFoundError, InputError */
  async list(
    request: {
      readonly id: ReleaseId;
      readonly status?: readonly string[];
      readonly cursor?: string;
      readonly limit: number;
    },
    credentials: BackstageCredentials,
  ): Promise<IncompatibilityList> {
    const { access, actors, contentOf, knex, store } = this.#options;
    await access.visible(credentials);
    const { id, status, cursor, limit } = request;
    const list = { incompatibilities: { id, status } };
    const before = parseCursor(cursor, list, PLACE)?.[0];
    const query = { release: id, status };
    const found = await store.page(query, { before, limit: limit + 1 }, knex);
    const totalItems = await store.count(query, knex);
    if (totalItems === 0 && !(await contentOf(id))) {
      throw unknownRelease(id);
    }
    const actor = await actors.of(credentials);
    const permitted = await this.#permitted(credentials);
    return {
      items: found
        .slice(0, limit)
        .map(report => viewOf(report, actor, permitted)),
      totalItems,
      unresolved: await store.count({ release: id, status: UNRESOLVED }, knex),
      may: { report: permitted },
      ...(found.length > limit && {
        nextCursor: formatCursor([found[limit - 1].id], list),
      }),
    };
  }

  /**
   * Puts a report on record and tells who has to see to it; the same call again changes nothing.
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError when its key names another report
   */
  async report(
    id: ReleaseId,
    wanted: NewIncompatibility,
    by: Reporting,
  ): Promise<IncompatibilityView> {
    const { contentOf, decisions, now, store } = this.#options;
    // Before the transaction, within which no other connection is asked.
    const content = await contentOf(id);
    return decisions.make(
      {
        ...this.#wanted(id, by),
        what: 'report an incompatibility',
      },
      by.credentials,
      async (tx, actor) => {
        const problem = incompatibilityProblem(wanted);
        if (problem) {
          throw new InputError(problem);
        }
        if (!content) {
          throw unknownRelease(id);
        }
        const report: Incompatibility = {
          ...wanted,
          digest: content.digest,
          reporter: actor.ref,
          reportedAt: now().toISOString(),
          status: 'open',
        };
        const added = await store.add(tx, id, report);
        const recorded = await store.byKey(tx, id, wanted.key);
        if (!recorded || !(added || isSame(recorded, wanted, actor))) {
          throw new ConflictError(
            `'${wanted.key}' is on record as another report; give a new report a new key`,
          );
        }
        if (added) {
          await this.#tell(tx, id, report);
        }
        const { key, kind, title, severity } = report;
        return {
          after: { key, kind, title, severity },
          unchanged: !added,
          result: viewOf(recorded, actor, true),
        };
      },
    );
  }

  /**
   * Gives a report another status; the one that it has already changes nothing.
   * @throws NotAllowedError, NotFoundError, ConflictError with the reason when it does not take it
   */
  async setStatus(
    id: ReleaseId,
    number: string,
    wanted: NewReportStatus,
    by: Reporting,
  ): Promise<IncompatibilityView> {
    const { decisions, now, store } = this.#options;
    const { status, reason } = wanted;
    return decisions.make(
      {
        ...this.#wanted(id, by),
        what: 'decide on a report',
      },
      by.credentials,
      async (tx, actor) => {
        if (!isDecider(actor)) {
          throw new NotAllowedError(
            'Only the platform and the security role may decide on a report',
          );
        }
        const report = await store.lock(tx, {
          release: id,
          id: Number(number),
        });
        if (!report) {
          throw new NotFoundError(`There is no report ${number} of ${id}`);
        }
        if (report.status === status) {
          return { result: viewOf(report, actor, true), unchanged: true };
        }
        const obstacle = statusObstacle(report.status, status, reason);
        if (obstacle) {
          throw new ConflictError(obstacle);
        }
        const decided = { by: actor.ref, at: now().toISOString(), reason };
        await store.setStatus(tx, report.id, status, decided);
        const { key } = report;
        return {
          before: { key, status: report.status },
          after: { key, status },
          reason,
          result: viewOf({ ...report, status, decided }, actor, true),
        };
      },
    );
  }

  #wanted(id: ReleaseId, { request }: Reporting) {
    return {
      action: 'release.incompatibility.report',
      object: `release:${id}`,
      permission: goldenImagesReleaseReportPermission,
      request,
    };
  }

  async #tell(
    tx: Knex.Transaction,
    id: ReleaseId,
    { key, kind, title, severity, reporter }: Incompatibility,
  ): Promise<void> {
    const name = parseReleaseId(id);
    if (!name) {
      return;
    }
    const security = kind === 'security';
    const what = security ? 'A security finding' : 'An incompatibility';
    await this.#options.notices.add(tx, {
      key: `incompatibility:${id}:${key}`,
      kind: 'review',
      family: name.family,
      title: `${what} of ${releaseTitle(name)} was reported`,
      description: `${title} (${severity}, by ${reporter})`,
      link: releaseLink(name),
      severity: severity === 'critical' || security ? 'high' : 'normal',
      to: { roles: security ? ['platform', 'security'] : ['platform'] },
    });
  }

  async #permitted(credentials: BackstageCredentials): Promise<boolean> {
    const [decision] = await this.#options.permissions.authorize(
      [{ permission: goldenImagesReleaseReportPermission }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }
}

function isDecider(actor: Actor): boolean {
  return actor.roles.includes('platform') || actor.roles.includes('security');
}

/** How to use a hole that is still there is for those who close it, and for who found it. */
function viewOf(
  { id, steps, ...report }: RecordedReport,
  actor: Actor,
  permitted: boolean,
): IncompatibilityView {
  const hidden =
    report.kind === 'security' &&
    report.status !== 'resolved' &&
    !isDecider(actor) &&
    report.reporter !== actor.ref;
  return {
    id: String(id),
    ...report,
    ...(!hidden && { steps }),
    may: {
      statuses:
        permitted && isDecider(actor) ? nextStatuses(report.status) : [],
    },
  };
}

function isSame(
  recorded: RecordedReport,
  wanted: NewIncompatibility,
  actor: Actor,
): boolean {
  return (
    recorded.reporter === actor.ref &&
    recorded.kind === wanted.kind &&
    recorded.title === wanted.title &&
    recorded.stack === wanted.stack &&
    recorded.steps === wanted.steps &&
    recorded.severity === wanted.severity
  );
}
