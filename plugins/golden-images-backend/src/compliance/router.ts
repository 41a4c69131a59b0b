import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import { z } from 'zod';
import { AT, PAGE } from '../api';
import type { AuthorizedCompliance } from './AuthorizedCompliance';
import type { LeadTimeReader } from './leadTime';
import type { RetentionReader } from './retention';
import type { VerifiabilityReader } from './verifiability';

const MOMENT = z.object({ at: AT });

const SNAPSHOTS = z.object({
  kpi: z
    .enum(['adoption', 'approved-variants', 'non-compliant', 'sprawl'])
    .optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

/** `/compliance` of the API. */
export function addComplianceRoutes(
  router: Router,
  options: { httpAuth: HttpAuthService; compliance: AuthorizedCompliance },
): void {
  const { httpAuth, compliance } = options;

  router.get('/compliance/overview', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await compliance.getOverview(MOMENT.parse(req.query), credentials),
    );
  });

  router.get('/compliance/sprawl', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await compliance.getSprawl(MOMENT.parse(req.query), credentials));
  });

  router.get('/compliance/snapshots', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(
      await compliance.listSnapshots(SNAPSHOTS.parse(req.query), credentials),
    );
  });
}

const RETENTION = PAGE.extend({ at: AT });

/** What is kept, what may go, what can be verified, and how long promotion takes. */
export function addRetentionRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    retention: RetentionReader;
    leadTime: LeadTimeReader;
    verifiability: VerifiabilityReader;
  },
): void {
  const { httpAuth, retention, leadTime, verifiability } = options;

  router.get('/compliance/retention', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { at, ...page } = RETENTION.parse(req.query);
    res.json(await retention.page({ at, page }, credentials));
  });

  router.get('/compliance/lead-time', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await leadTime.get(MOMENT.parse(req.query), credentials));
  });

  router.get('/compliance/verifiability', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await verifiability.get(MOMENT.parse(req.query), credentials));
  });
}
