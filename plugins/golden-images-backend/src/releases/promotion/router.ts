import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  releaseId,
  SIGN_OFF_DECISIONS,
  SIGN_OFF_ROLES,
} from '@image-governance/plugin-golden-images-common';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { LIST, PAGE } from '../../api';
import type { Asker, CandidateDecisions } from './CandidateDecisions';
import type { CandidateReader } from './CandidateReader';
import type { DriftReader } from './DriftReader';

const LISTED = PAGE.extend({
  state: z.enum(['open', 'closed']).default('open'),
  family: LIST,
});

const NEW_CANDIDATE = z.object({
  family: z.string(),
  track: z.string(),
  version: z.string(),
  reference: z.string(),
  mode: z.enum(['mirror', 'build']).optional(),
  upstreamReference: z.string().optional(),
  upstreamDigest: z.string().optional(),
  upstreamReleasedAt: z.string().optional(),
  via: z.enum(['api', 'form']).optional(),
});

const NEW_SIGN_OFF = z.object({
  role: z.enum(SIGN_OFF_ROLES),
  decision: z.enum(SIGN_OFF_DECISIONS),
  digest: z.string(),
  reason: z.string().optional(),
});

const REASON = z.object({ reason: z.string() });

const MIRROR = z.object({ digest: z.string(), tag: z.string().optional() });

const PROMOTION = z.object({
  digest: z.string(),
  reason: z.string().optional(),
});

/** Candidates, sign-offs, promotion and drift of the API. */
export function addPromotionRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly decisions: CandidateDecisions;
    readonly reader: CandidateReader;
    readonly drift: DriftReader;
  },
): void {
  const { httpAuth, decisions, reader, drift } = options;
  const asker = async (request: Request): Promise<Asker> => ({
    request,
    credentials: await httpAuth.credentials(request),
  });

  router.get('/releases/candidates', async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await reader.list(LISTED.parse(req.query), credentials));
  });

  router.post('/releases/candidates', async (req, res) => {
    const who = await asker(req);
    const id = await decisions.open(NEW_CANDIDATE.parse(req.body), who);
    res.json(await reader.decided(id));
  });

  router.get('/releases/drift', async (req, res) => {
    res.json(await drift.get((await asker(req)).credentials));
  });

  const path = '/releases/:family/:track/:version';
  const idOf = ({ family, track, version }: Record<string, string>) =>
    releaseId(family, track, version);

  router.get(`${path}/promotion`, async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await reader.get(idOf(req.params), credentials));
  });

  router.post(`${path}/promotion`, async (req, res) => {
    const wanted = PROMOTION.parse(req.body);
    res.json(
      await decisions.promote(idOf(req.params), wanted, await asker(req)),
    );
  });

  /** A decision that is answered by how the candidate stands after it. */
  const decide = (
    name: string,
    work: (id: string, body: unknown, who: Asker) => Promise<void>,
  ) =>
    router.post(`${path}/${name}`, async (req, res) => {
      const who = await asker(req);
      const id = idOf(req.params);
      await work(id, req.body, who);
      res.json(await reader.promotionDecided(id, who.credentials));
    });

  decide('sign-offs', (id, body, who) =>
    decisions.signOff(id, NEW_SIGN_OFF.parse(body), who),
  );
  decide('fast-track', (id, body, who) =>
    decisions.fastTrack(id, REASON.parse(body).reason, who),
  );
  decide('rejection', (id, body, who) =>
    decisions.reject(id, REASON.parse(body).reason, who),
  );
  decide('mirror', (id, body, who) =>
    decisions.reportMirror(id, MIRROR.parse(body), who),
  );
}
