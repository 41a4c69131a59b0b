import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  releaseId,
  type ChainPoint,
} from '@image-governance/plugin-golden-images-common';
import type { Router } from 'express';
import { z } from 'zod';
import { LIST, PAGE } from '../api';
import type { AuthorizedAudit } from './AuthorizedAudit';

const FILTER = z.object({
  actor: LIST,
  action: LIST,
  object: LIST,
  from: z.string().optional(),
  to: z.string().optional(),
});

const FORMAT = z.object({
  format: z.enum(['ndjson', 'csv']).default('ndjson'),
});

const KNOWN = z.object({
  sequence: z.number().optional(),
  hash: z.string().optional(),
});

const MEDIA_TYPES = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8; header=present',
} as const;

/** `/audit` of the API, and the decisions about a release. */
export function addAuditRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly audit: AuthorizedAudit;
  },
): void {
  const { httpAuth, audit } = options;

  router.get('/audit/entries', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const filter = filterOf(req.query);
    const page = PAGE.parse(req.query);
    res.json(await audit.list({ filter, page }, credentials));
  });

  router.get('/audit/verification', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await audit.verify(knownOf(req.query), credentials));
  });

  router.get('/audit/head', async (req, res) => {
    res.json(await audit.head(await httpAuth.credentials(req)));
  });

  router.get('/audit/export', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { format } = FORMAT.parse(req.query);
    const lines = await audit.export(
      { format, filter: filterOf(req.query), request: req },
      credentials,
    );
    res
      .set('Content-Type', MEDIA_TYPES[format])
      .set('Cache-Control', 'no-store')
      .set(
        'Content-Disposition',
        `attachment; filename="golden-images-audit.${format}"`,
      );
    // Broken off when it fails half way: an export that ends early must not look whole.
    await pipeline(Readable.from(lines), res);
  });

  router.get(
    '/releases/:family/:track/:version/decisions',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { family, track, version } = req.params;
      res.json(
        await audit.decisions(
          releaseId(family, track, version),
          PAGE.parse(req.query),
          credentials,
        ),
      );
    },
  );
}

/** Times as the log has them, in UTC, whatever zone they were asked for in. */
function filterOf(query: unknown) {
  const { from, to, ...equal } = FILTER.parse(query);
  return { ...equal, from: utc(from), to: utc(to) };
}

function utc(time: string | undefined): string | undefined {
  return time && new Date(time).toISOString();
}

function knownOf(query: unknown): ChainPoint | undefined {
  const { sequence, hash } = KNOWN.parse(query);
  if (sequence === undefined && hash === undefined) {
    return undefined;
  }
  if (sequence === undefined || hash === undefined) {
    throw new InputError('sequence and hash: give both, or neither');
  }
  return { sequence, hash };
}
