import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  releaseId,
  REPORT_KINDS,
  REPORT_SEVERITIES,
  REPORT_STATUSES,
  TEST_RESULTS,
} from '@image-governance/plugin-golden-images-common';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { LIST, PAGE } from '../../api';
import type { Reporting } from './AcceptanceTests';
import type { AcceptancePart } from './createAcceptance';

const RUNS = PAGE.extend({ stack: z.string().optional() });
const REPORTS = PAGE.extend({ status: LIST });

const NEW_RUN = z.object({
  key: z.string(),
  stack: z.string(),
  result: z.enum(TEST_RESULTS),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  logUrl: z.string().optional(),
  notes: z.string().optional(),
  digest: z.string().optional(),
});

const RUN_END = z.object({
  result: z.enum(['passed', 'failed', 'error']),
  endedAt: z.string(),
  logUrl: z.string().optional(),
  notes: z.string().optional(),
});

const NEW_REPORT = z.object({
  key: z.string(),
  kind: z.enum(REPORT_KINDS),
  title: z.string(),
  stack: z.string().optional(),
  steps: z.string(),
  severity: z.enum(REPORT_SEVERITIES),
});

const STATUS = z.object({
  status: z.enum(REPORT_STATUSES),
  reason: z.string().optional(),
});

/** Acceptance tests and incompatibilities of the API. */
export function addAcceptanceRoutes(
  router: Router,
  options: AcceptancePart & { readonly httpAuth: HttpAuthService },
): void {
  const { httpAuth, tests, incompatibilities } = options;
  const path = '/releases/:family/:track/:version';
  const idOf = ({ family, track, version }: Record<string, string>) =>
    releaseId(family, track, version);
  const by = async (request: Request): Promise<Reporting> => ({
    request,
    credentials: await httpAuth.credentials(request),
  });

  router.get(`${path}/acceptance`, async (req, res) => {
    const { credentials } = await by(req);
    res.json(await tests.get(idOf(req.params), credentials));
  });

  router.get(`${path}/test-runs`, async (req, res) => {
    const { credentials } = await by(req);
    const request = { ...RUNS.parse(req.query), id: idOf(req.params) };
    res.json(await tests.list(request, credentials));
  });

  router.post(`${path}/test-runs`, async (req, res) => {
    const run = NEW_RUN.parse(req.body);
    res.json(await tests.report(idOf(req.params), run, await by(req)));
  });

  router.put(`${path}/test-runs/:key`, async (req, res) => {
    const { key } = req.params;
    const end = RUN_END.parse(req.body);
    res.json(await tests.end(idOf(req.params), key, end, await by(req)));
  });

  router.get(`${path}/incompatibilities`, async (req, res) => {
    const { credentials } = await by(req);
    const request = { ...REPORTS.parse(req.query), id: idOf(req.params) };
    res.json(await incompatibilities.list(request, credentials));
  });

  router.post(`${path}/incompatibilities`, async (req, res) => {
    const report = NEW_REPORT.parse(req.body);
    res.json(
      await incompatibilities.report(idOf(req.params), report, await by(req)),
    );
  });

  router.post(`${path}/incompatibilities/:report/status`, async (req, res) => {
    const { report } = req.params;
    const status = STATUS.parse(req.body);
    const id = idOf(req.params);
    res.json(
      await incompatibilities.setStatus(id, report, status, await by(req)),
    );
  });
}
