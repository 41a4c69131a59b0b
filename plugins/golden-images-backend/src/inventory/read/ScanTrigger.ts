import type {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { goldenImagesInventoryScanPermission } from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';

/** "Scan now", for those who may; every attempt is audited. */
export class ScanTrigger {
  readonly #permissions: PermissionsService;
  readonly #auditor: AuditorService;
  readonly #start: (source: string) => Promise<void>;

  static create(options: {
    permissions: PermissionsService;
    auditor: AuditorService;
    /** Has a source scanned; NotFoundError, or ConflictError while it is being scanned. */
    start: (source: string) => Promise<void>;
  }): ScanTrigger {
    return new ScanTrigger(options);
  }

  private constructor(options: {
    permissions: PermissionsService;
    auditor: AuditorService;
    start: (source: string) => Promise<void>;
  }) {
    this.#permissions = options.permissions;
    this.#auditor = options.auditor;
    this.#start = options.start;
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError when it is being scanned already. */
  async scanNow(
    wanted: { readonly source: string; readonly request?: Request },
    credentials: BackstageCredentials,
  ): Promise<void> {
    const event = await this.#auditor.createEvent({
      eventId: 'scan-start',
      severityLevel: 'medium',
      request: wanted.request,
      meta: { source: wanted.source },
    });
    try {
      await this.#authorize(credentials);
      await this.#start(wanted.source);
      await event.success();
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }

  async #authorize(credentials: BackstageCredentials): Promise<void> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: goldenImagesInventoryScanPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not start a scan');
    }
  }
}
