import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { releaseId } from '@image-governance/plugin-golden-images-common';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { ClockReader } from './ClockReader';
import type { Asker, DateDecisions } from './DateDecisions';
import type { EmergencyDecisions } from './EmergencyDecisions';

const DEPRECATION = z.object({
  announcedAt: z.string().optional(),
  removalAt: z.string(),
  reason: z.string().optional(),
});

const REMOVAL = z.object({
  removedAt: z.string().optional(),
  confirmed: z.boolean().optional(),
  reason: z.string().optional(),
});

const EMERGENCY = z.object({
  ownerRef: z.string(),
  reason: z.string(),
  contact: z.string(),
  expiresAt: z.string(),
});

const CLOSURE = z.object({ reason: z.string() });

const POST_MORTEM = z.object({
  ownerRef: z.string().optional(),
  text: z.string(),
});

/** Deprecation, removal, emergencies, post-mortems and closing figures of the API. */
export function addClockRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly reader: ClockReader;
    readonly dates: DateDecisions;
    readonly emergencies: EmergencyDecisions;
  },
): void {
  const { httpAuth, reader, dates, emergencies } = options;
  const asker = async (request: Request): Promise<Asker> => ({
    request,
    credentials: await httpAuth.credentials(request),
  });
  const path = '/releases/:family/:track/:version';
  const idOf = ({ family, track, version }: Record<string, string>) =>
    releaseId(family, track, version);

  router.get(`${path}/deprecation`, async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await reader.deprecation(idOf(req.params), credentials));
  });

  router.post(`${path}/deprecation`, async (req, res) => {
    const who = await asker(req);
    const id = idOf(req.params);
    await dates.announce(id, DEPRECATION.parse(req.body), who);
    res.json(await reader.deprecation(id, who.credentials));
  });

  router.post(`${path}/removal`, async (req, res) => {
    const who = await asker(req);
    const id = idOf(req.params);
    await dates.remove(id, REMOVAL.parse(req.body), who);
    res.json(await reader.deprecation(id, who.credentials));
  });

  router.get(`${path}/emergencies`, async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await reader.emergencies(idOf(req.params), credentials));
  });

  router.post(`${path}/emergencies`, async (req, res) => {
    const wanted = EMERGENCY.parse(req.body);
    res.json(
      await emergencies.open(idOf(req.params), wanted, await asker(req)),
    );
  });

  router.post(`${path}/emergencies/:emergency/closure`, async (req, res) => {
    const { reason } = CLOSURE.parse(req.body);
    res.json(
      await emergencies.close(
        idOf(req.params),
        req.params.emergency,
        reason,
        await asker(req),
      ),
    );
  });

  router.get(`${path}/post-mortems`, async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await reader.postMortems(idOf(req.params), credentials));
  });

  router.post(`${path}/post-mortems`, async (req, res) => {
    const wanted = POST_MORTEM.parse(req.body);
    res.json(
      await emergencies.writePostMortem(
        idOf(req.params),
        wanted,
        await asker(req),
      ),
    );
  });

  router.get(`${path}/closing`, async (req, res) => {
    const { credentials } = await asker(req);
    res.json(await reader.closing(idOf(req.params), credentials));
  });
}
