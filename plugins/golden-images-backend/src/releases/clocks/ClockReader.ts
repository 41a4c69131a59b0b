import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  isToBeLeft,
  latestExpiry,
  releaseTimeline,
  releaseTitle,
  supportLoss,
  type ClosingRecord,
  type DeprecationOption,
  type DeprecationRecord,
  type Emergency,
  type Policy,
  type PostMortem,
  type Release,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type {
  InventoryMoment,
  InventoryReader,
  ReadAccess,
} from '../../inventory/read';
import type { ClockAccess, ClockActor } from './ClockAccess';
import type { EmergencyStore } from './EmergencyStore';
import {
  announcementObstacle,
  firstRemoval,
  postMortemObstacle,
  removalObstacle,
} from './endRules';
import type { RemainingUsers } from './RemainingUsers';
import type { RemovalRecord } from './RemovalRecord';

/** Options of {@link ClockReader}. */
export interface ClockReaderOptions {
  readonly read: ReadAccess;
  readonly access: ClockAccess;
  readonly inventory: InventoryReader;
  readonly users: RemainingUsers;
  readonly emergencies: EmergencyStore;
  readonly record: RemovalRecord;
  readonly policy: Policy;
  readonly now: () => Date;
}

/** Answers what is on record of the end of a release, for those who may read, with what they may do about it. */
export class ClockReader {
  readonly #options: ClockReaderOptions;

  constructor(options: ClockReaderOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, NotFoundError */
  async deprecation(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<DeprecationRecord> {
    const { access, users, policy, now } = this.#options;
    const { release, moment } = await this.#open(id, credentials);
    const at = now().toISOString();
    const [who, remaining] = await Promise.all([
      access.of(credentials),
      users.of(id),
    ]);
    const { phase, removalAt } = releaseTimeline(release, policy, at);
    const own = remaining.production.owners.filter(owner =>
      who.actor.ownership.includes(owner),
    );
    const earliestRemoval = firstRemoval(release, policy, at);
    return {
      release: id,
      title: releaseTitle(release),
      phase,
      announcedAt: release.announcedAt,
      removalAt,
      removedAt: release.removedAt,
      earliestRemoval,
      latestExpiry: latestExpiry(policy, at),
      warnings:
        removalAt === undefined &&
        announcementObstacle(release, policy, at) === undefined
          ? supportLoss(
              release,
              { announcedAt: at.slice(0, 10), removalAt: earliestRemoval },
              moment.releases,
              policy,
              at,
            )
          : [],
      own,
      may: this.#mayDo(release, who, own, at),
    };
  }

  async emergencies(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<Emergency[]> {
    await this.#open(id, credentials);
    return this.#options.emergencies.list(id);
  }

  async postMortems(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<PostMortem[]> {
    await this.#open(id, credentials);
    return this.#options.record.postMortems(id);
  }

  async closing(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<ClosingRecord> {
    await this.#open(id, credentials);
    return this.#options.record.closing(id);
  }

  async #open(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<{ release: Release; moment: InventoryMoment }> {
    const visible = await this.#options.read.visible(credentials);
    const moment = await this.#options.inventory.open({ visible });
    const release = moment.releases.get(id);
    if (!release) {
      throw new NotFoundError(`No golden release '${id}' is known`);
    }
    return { release, moment };
  }

  #mayDo(
    release: Release,
    { decides, asks }: ClockActor,
    own: readonly string[],
    at: string,
  ): DeprecationOption[] {
    const { policy } = this.#options;
    const { phase, removalAt } = releaseTimeline(release, policy, at);
    const title = releaseTitle(release);
    const toBeLeft = isToBeLeft(phase)
      ? undefined
      : `${title} is ${phase}: nobody need leave it.`;
    if (!decides) {
      return asks && own.length > 0
        ? [{ action: 'ask-emergency', because: toBeLeft }]
        : [];
    }
    return [
      {
        action: removalAt === undefined ? 'announce' : 'change-removal',
        because: announcementObstacle(release, policy, at),
      },
      {
        action: 'remove',
        because: removalObstacle(release, policy, at.slice(0, 10)),
      },
      { action: 'open-emergency', because: toBeLeft },
      { action: 'close-emergency' },
      {
        action: 'write-post-mortem',
        because: postMortemObstacle(release, policy, at),
      },
    ];
  }
}
