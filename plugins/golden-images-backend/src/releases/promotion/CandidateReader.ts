import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  doneSentences,
  effectSentences,
  evaluation,
  isOpen,
  releaseTitle,
  supersededBy,
  waitsFor,
  type Candidate,
  type CandidateList,
  type CandidateView,
  type Policy,
  type PromotionView,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ReadAccess } from '../../inventory/read';
import { formatCursor, parseCursor } from '../../inventory/read/cursor';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import type { CandidateQuery, CandidateStore } from './CandidateStore';
import type { FamilyOwners } from './FamilyOwners';
import type { PromotionAccess } from './PromotionAccess';
import type { PromotionGates } from './PromotionGates';
import type { PromotionRecord } from './PromotionRecord';

const PLACE = z.tuple([z.string(), z.string()]);

/** Options of {@link CandidateReader}. */
export interface CandidateReaderOptions {
  readonly knex: Knex;
  readonly read: ReadAccess;
  readonly access: PromotionAccess;
  readonly candidates: CandidateStore;
  readonly record: PromotionRecord;
  readonly gates: PromotionGates;
  readonly owners: FamilyOwners;
  readonly releases: Pick<ReleaseCatalogue, 'list'>;
  readonly policy: Policy;
  readonly now: () => Date;
}

/** Candidates and their promotion, for those who may read. */
export class CandidateReader {
  readonly #options: CandidateReaderOptions;

  constructor(options: CandidateReaderOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError */
  async list(
    request: CandidateQuery & {
      readonly cursor?: string;
      readonly limit: number;
    },
    credentials: BackstageCredentials,
  ): Promise<CandidateList> {
    const { read, access, candidates } = this.#options;
    await read.visible(credentials);
    const { cursor, limit, ...query } = request;
    const list = { candidates: query };
    const found = await candidates.page(query, {
      after: parseCursor(cursor, list, PLACE),
      limit: limit + 1,
    });
    const items = [];
    for (const candidate of found.slice(0, limit)) {
      items.push(await this.#view(candidate));
    }
    const last = found[limit - 1];
    return {
      items,
      totalItems: await candidates.count(query),
      mayOpen: await access.mayEvaluate(credentials),
      ...(found.length > limit && {
        nextCursor: formatCursor(
          [query.state === 'open' ? last.openedAt : last.closedAt, last.id],
          list,
        ),
      }),
    };
  }

  /**
   * A candidate for whoever has just decided about it: CI may decide without being
   * allowed to read, and must not be told that what is on record was refused.
   *
   * @throws NotFoundError
   */
  async decided(id: ReleaseId): Promise<CandidateView> {
    return this.#view(await this.#get(id));
  }

  /** @throws NotAllowedError, NotFoundError */
  async get(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<PromotionView> {
    await this.#options.read.visible(credentials);
    return this.promotionDecided(id, credentials);
  }

  /**
   * How a promotion stands, for whoever has just decided about it.
   *
   * @throws NotFoundError
   */
  async promotionDecided(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<PromotionView> {
    const { record, access } = this.#options;
    const found = await this.#get(id);
    const [candidate, signOffs, steps, stages, effect] = await Promise.all([
      this.#view(found),
      record.signOffs(id),
      record.steps(id),
      record.stages(id),
      this.#effect(found),
    ]);
    const { gate } = candidate;
    return {
      candidate,
      signOffs,
      steps,
      stages,
      effect,
      may: await access.options({ candidate, signOffs, gate }, credentials),
    };
  }

  async #get(id: ReleaseId): Promise<Candidate> {
    const candidate = await this.#options.candidates.get(id);
    if (!candidate) {
      throw new NotFoundError(
        `'${id}' was not evaluated in the portal: it is no candidate`,
      );
    }
    return candidate;
  }

  async #view(candidate: Candidate): Promise<CandidateView> {
    const { gates, knex, now } = this.#options;
    const gate = await gates.of(candidate, knex);
    return {
      ...candidate,
      title: releaseTitle(candidate),
      evaluation: evaluation(candidate, now().toISOString()),
      gate,
      waitsFor: isOpen(candidate) ? waitsFor(gate) : [],
    };
  }

  async #effect(candidate: Candidate): Promise<PromotionView['effect']> {
    const { candidates, releases, owners, policy, now } = this.#options;
    const done = await candidates.promotion(candidate.id);
    if (done) {
      const { promotedAt, superseded } = done;
      return {
        superseded,
        sentences: doneSentences(candidate, promotedAt, superseded),
      };
    }
    if (!isOpen(candidate) || candidate.preRelease) {
      return { superseded: [], sentences: [] };
    }
    const superseded = supersededBy(
      candidate,
      await releases.list(),
      now().toISOString(),
      policy,
    );
    const concerned = await owners.of(candidate.family);
    return {
      superseded,
      sentences: effectSentences(candidate, superseded, {
        family: concerned.all.length,
        superseded: concerned.of(superseded.map(({ id }) => id)).length,
      }),
    };
  }
}
