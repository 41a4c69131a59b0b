import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  CHECKLIST_ANSWERS,
  REQUEST_CATEGORIES,
  REQUEST_PURPOSES,
  REQUEST_STATES,
  REQUEST_URGENCIES,
  REQUEST_WAITS_FOR,
  REVIEW_DECISIONS,
  REVIEW_ROLES,
  SEVERITIES,
} from '@image-governance/plugin-golden-images-common';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { LIST, PAGE } from '../../api';
import type { RequestsPart } from './createRequests';
import type { Asker } from './RequestDecisions';

const LISTED = PAGE.extend({
  state: z.array(z.enum(REQUEST_STATES)).optional(),
  team: LIST,
  requestedBy: LIST,
  waitsFor: z.enum(REQUEST_WAITS_FOR).optional(),
  package: LIST,
  category: z.array(z.enum(REQUEST_CATEGORIES)).optional(),
  open: z.boolean().optional(),
  order: z.enum(['waiting', 'newest']).default('waiting'),
});

const FACTS = z.object({
  title: z.string(),
  component: z.string().optional(),
  base: z.string(),
  packages: z
    .array(
      z.object({
        name: z.string(),
        version: z.string().optional(),
        source: z.string().optional(),
      }),
    )
    .optional(),
  dockerfile: z.string(),
  manifest: z.string().optional(),
  what: z.string().optional(),
  why: z.string(),
  risk: z.string().optional(),
  testing: z.string(),
  purpose: z.enum(REQUEST_PURPOSES),
  ticket: z.string().optional(),
  description: z.string().optional(),
  securityImpact: z.string(),
  compliance: z.string(),
  alternatives: z.string(),
  category: z.enum(REQUEST_CATEGORIES),
  urgency: z.enum(REQUEST_URGENCIES).optional(),
  discussionUrl: z.string().optional(),
  slug: z.string().optional(),
});

const PREVIEW = FACTS.extend({
  team: z.string(),
  image: z.string(),
  draft: z.boolean().optional(),
  pullRequestUrl: z.string().optional(),
});

const NEW_REQUEST = PREVIEW.extend({ key: z.string() });

const SUBMISSION = FACTS.partial().extend({
  revision: z.number(),
  pullRequestUrl: z.string().optional(),
  reason: z.string().optional(),
});

const REASON = z.object({ reason: z.string() });
const LINK = z.object({ url: z.string() });

const REVIEW = z.object({
  role: z.enum(REVIEW_ROLES),
  decision: z.enum(REVIEW_DECISIONS),
  revision: z.number(),
  checklist: z
    .array(
      z.object({
        item: z.string(),
        answer: z.enum(CHECKLIST_ANSWERS),
        note: z.string().optional(),
      }),
    )
    .optional(),
  reason: z.string().optional(),
  commentUrl: z.string().optional(),
});

const CHECKS = z.object({
  key: z.string(),
  revision: z.number(),
  build: z.object({ result: z.enum(['passed', 'failed']) }).optional(),
  size: z.object({ bytes: z.number() }).optional(),
  vulnerabilities: z
    .object({
      tool: z.string(),
      findings: z.array(
        z.object({
          id: z.string(),
          package: z.string(),
          severity: z.enum(SEVERITIES),
          fixedVersion: z.string().optional(),
        }),
      ),
    })
    .optional(),
  licences: z
    .array(
      z.object({
        package: z.string(),
        version: z.string().optional(),
        licence: z.string(),
      }),
    )
    .optional(),
  commit: z.string().optional(),
  logUrl: z.string().optional(),
});

const FOUND = z.object({
  path: z.string(),
  pullRequestUrl: z.string().optional(),
  dockerfileDigest: z.string().optional(),
});

const PROGRESS = z.object({
  key: z.string(),
  step: z.enum(['merged', 'built', 'published']),
  revision: z.number(),
  commit: z.string().optional(),
  reference: z.string().optional(),
  findings: z.partialRecord(z.enum(SEVERITIES), z.number()).optional(),
  tool: z.string().optional(),
  logUrl: z.string().optional(),
});

/** Customization requests of the API. */
export function addRequestRoutes(
  router: Router,
  options: Omit<RequestsPart, 'queries'> & {
    readonly httpAuth: HttpAuthService;
  },
): void {
  const {
    httpAuth,
    decisions,
    reviews,
    checkReports,
    progressReports,
    reader,
    images,
  } = options;
  const path = '/customizations/requests';
  const asker = async (request: Request): Promise<Asker> => ({
    request,
    credentials: await httpAuth.credentials(request),
  });

  router.get(path, async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await reader.list(LISTED.parse(req.query), credentials));
  });

  router.post(path, async (req, res) => {
    const who = await asker(req);
    const asked = await decisions.create(NEW_REQUEST.parse(req.body), who);
    res.json(await reader.outcome(asked, who.credentials));
  });

  router.post(`${path}/preview`, async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await reader.preview(PREVIEW.parse(req.body), credentials));
  });

  router.get('/customizations/requested-image', async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await images.find(FOUND.parse(req.query), credentials));
  });

  router.get(`${path}/:id`, async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await reader.get(req.params.id, credentials));
  });

  /** A decision that is answered by how the request stands after it. */
  const decide = (
    name: string,
    work: (id: string, body: unknown, who: Asker) => Promise<void>,
  ) =>
    router.post(`${path}/:id/${name}`, async (req, res) => {
      const who = await asker(req);
      const { id } = req.params;
      await work(id, req.body, who);
      res.json(await reader.decided(id, who.credentials));
    });

  decide('submission', (id, body, who) =>
    decisions.submit(id, SUBMISSION.parse(body), who),
  );
  decide('withdrawal', (id, body, who) =>
    decisions.withdraw(id, REASON.parse(body).reason, who),
  );
  router.put(`${path}/:id/pull-request`, async (req, res) => {
    const who = await asker(req);
    const { id } = req.params;
    await decisions.linkPullRequest(id, LINK.parse(req.body).url, who);
    res.json(await reader.decided(id, who.credentials));
  });
  decide('recheck', (id, _, who) => decisions.recheck(id, who));
  decide('reviews', (id, body, who) =>
    reviews.review(id, REVIEW.parse(body), who),
  );

  router.post(`${path}/:id/checks`, async (req, res) => {
    const { id } = req.params;
    const report = CHECKS.parse(req.body);
    await checkReports.report(id, report, await asker(req));
    res.json(await reader.progress(id));
  });

  router.post(`${path}/:id/progress`, async (req, res) => {
    const { id } = req.params;
    const progress = PROGRESS.parse(req.body);
    await progressReports.report(id, progress, await asker(req));
    res.json(await reader.progress(id));
  });
}
