import type {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  goldenImagesAuditReadPermission,
  type AuditEntry,
  type AuditExportFormat,
  type AuditFilter,
  type AuditHead,
  type AuditVerification,
  type ChainPoint,
  type DecisionView,
  type Page,
} from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';
import { z } from 'zod';
import type { ReadAccess } from '../inventory/read';
import { formatCursor, parseCursor } from '../inventory/read/cursor';
import { exportLines } from './auditExport';
import type { AuditReader } from './AuditReader';
import type { AuditVerifier } from './AuditVerifier';

/** Which part of a list. */
interface PageOptions {
  readonly cursor?: string;
  readonly limit: number;
}

/** Options of {@link AuthorizedAudit.create}. */
export interface AuthorizedAuditOptions {
  readonly access: ReadAccess;
  readonly auditor: AuditorService;
  readonly permissions: PermissionsService;
  readonly reader: AuditReader;
  readonly verifier: AuditVerifier;
  readonly now: () => Date;
}

const KEY = z.tuple([z.number().int()]);

/**
 * The audit log for those who may read it. The decisions about one release are
 * for everybody who may read the inventory: who it was that approved it is part
 * of what a release is.
 */
export class AuthorizedAudit {
  readonly #options: AuthorizedAuditOptions;

  static create(options: AuthorizedAuditOptions): AuthorizedAudit {
    return new AuthorizedAudit(options);
  }

  private constructor(options: AuthorizedAuditOptions) {
    this.#options = options;
  }

  /** Newest first. */
  async list(
    request: { readonly filter: AuditFilter; readonly page: PageOptions },
    credentials: BackstageCredentials,
  ): Promise<Page<AuditEntry>> {
    await this.#authorize(credentials);
    return this.#page('audit', request.filter, request.page);
  }

  /** @param known - a point of the chain that the asker kept; without one, the last check is told while it is fresh. */
  async verify(
    known: ChainPoint | undefined,
    credentials: BackstageCredentials,
  ): Promise<AuditVerification> {
    await this.#authorize(credentials);
    const { verifier } = this.#options;
    return known ? verifier.verifyAgainst(known) : verifier.recent();
  }

  async head(credentials: BackstageCredentials): Promise<AuditHead> {
    await this.#authorize(credentials);
    return { head: await this.#options.reader.head() };
  }

  /** The lines of an export, a page in memory at a time; that somebody took one is audited. */
  async export(
    wanted: {
      readonly format: AuditExportFormat;
      readonly filter: AuditFilter;
      readonly request?: Request;
    },
    credentials: BackstageCredentials,
  ): Promise<AsyncIterable<string>> {
    const { auditor, reader, now } = this.#options;
    const { format, filter, request } = wanted;
    const event = await auditor.createEvent({
      eventId: 'audit-export',
      severityLevel: 'medium',
      request,
      meta: { format },
    });
    try {
      await this.#authorize(credentials);
      const head = await reader.head();
      const complete = Object.values(filter).every(value => !value?.length);
      const at = now().toISOString();
      const lines = exportLines(format, reader.all(filter, head), {
        at,
        complete,
        head,
      });
      await event.success();
      return lines;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }

  /** Decisions about a release, newest first. */
  async decisions(
    release: string,
    page: PageOptions,
    credentials: BackstageCredentials,
  ): Promise<Page<DecisionView>> {
    await this.#options.access.visible(credentials);
    const filter = { object: [`release:${release}`] };
    const { items, ...rest } = await this.#page('decisions', filter, page);
    return {
      ...rest,
      items: items.map(
        ({ hash: _hash, previousHash: _before, ...view }) => view,
      ),
    };
  }

  async #page(
    name: string,
    filter: AuditFilter,
    { cursor, limit }: PageOptions,
  ): Promise<Page<AuditEntry>> {
    const { reader } = this.#options;
    const list = { name, ...filter };
    const [before] = parseCursor(cursor, list, KEY) ?? [];
    const [rows, totalItems] = await Promise.all([
      reader.newest(filter, { before, limit: limit + 1 }),
      reader.count(filter),
    ]);
    const items = rows.slice(0, limit);
    return {
      items,
      totalItems,
      ...(rows.length > limit
        ? { nextCursor: formatCursor([items[limit - 1].sequence], list) }
        : {}),
    };
  }

  async #authorize(credentials: BackstageCredentials): Promise<void> {
    const [decision] = await this.#options.permissions.authorize(
      [{ permission: goldenImagesAuditReadPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        'You may not read the audit log of Golden Images',
      );
    }
  }
}
