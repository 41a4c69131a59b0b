import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  leadTime,
  type LeadTimeReport,
  type Policy,
  type PromotionTimes,
  type WaitingCandidate,
} from '@image-governance/plugin-golden-images-common';
import type { ReadAccess } from '../../inventory/read';

/** Tells when releases took their steps to gold. */
export type ReadPromotionTimes = () => Promise<readonly PromotionTimes[]>;

/** Tells which candidates are not promoted yet. */
export type ReadWaiting = () => Promise<readonly WaitingCandidate[]>;

/** Answers KPI 2 (R-KPI2-*). It is of releases, so it is the same for everybody who may read. */
export class LeadTimeReader {
  readonly #options: {
    readonly access: ReadAccess;
    readonly promotions: ReadPromotionTimes;
    readonly waiting: ReadWaiting;
    readonly policy: Policy;
    readonly now: () => Date;
  };

  constructor(options: {
    readonly access: ReadAccess;
    readonly promotions: ReadPromotionTimes;
    readonly waiting: ReadWaiting;
    readonly policy: Policy;
    readonly now: () => Date;
  }) {
    this.#options = options;
  }

  /** @throws NotAllowedError */
  async get(
    request: { readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<LeadTimeReport> {
    const { access, promotions, waiting, policy, now } = this.#options;
    await access.visible(credentials);
    const at = request.at ?? now().toISOString();
    const known = await promotions();
    return {
      at,
      ...leadTime(
        {
          promotions: known,
          waiting: (await waiting()).filter(
            ({ openedAt }) => openedAt.slice(0, 10) <= at.slice(0, 10),
          ),
        },
        { at, targetDays: policy.kpi.leadTimeTargetDays },
      ),
    };
  }
}
