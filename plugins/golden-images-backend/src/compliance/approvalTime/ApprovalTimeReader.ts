import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  approvalTime,
  APPROVAL_WINDOW_DAYS,
  type ApprovalTimeReport,
  type BusinessCalendar,
  type RequestTimes,
} from '@image-governance/plugin-golden-images-common';
import type { ReadAccess } from '../../inventory/read';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Options of {@link ApprovalTimeReader}. */
export interface ApprovalTimeOptions {
  readonly access: ReadAccess;
  /** Steps of what was approved since an ISO time, or is not decided. */
  readonly times: (since: string) => Promise<readonly RequestTimes[]>;
  readonly calendar: BusinessCalendar;
  readonly targetDays: number;
  readonly now: () => Date;
}

/** Answers KPI 3 (R-KPI3-*). It is of requests, so it is the same for everybody who may read. */
export class ApprovalTimeReader {
  readonly #options: ApprovalTimeOptions;

  constructor(options: ApprovalTimeOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError */
  async get(
    request: { readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<ApprovalTimeReport> {
    const { access, times, calendar, targetDays, now } = this.#options;
    await access.visible(credentials);
    const at = new Date(request.at ?? now()).toISOString();
    const since = new Date(
      Date.parse(at) - APPROVAL_WINDOW_DAYS * DAY_MS,
    ).toISOString();
    return approvalTime(await times(since), { at, calendar, targetDays });
  }
}
