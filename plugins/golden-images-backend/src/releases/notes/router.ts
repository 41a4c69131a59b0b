import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { releaseId } from '@image-governance/plugin-golden-images-common';
import type { Router } from 'express';
import { z } from 'zod';
import { PAGE } from '../../api';
import type { ReleaseNotes } from './ReleaseNotes';

const NOTES = z.object({
  changes: z.string(),
  breaking: z.string(),
  migration: z.string(),
  after: z.number(),
  reason: z.string().optional(),
});

/** Release notes of the API. */
export function addNotesRoutes(
  router: Router,
  options: { readonly httpAuth: HttpAuthService; readonly notes: ReleaseNotes },
): void {
  const { httpAuth, notes } = options;
  const path = '/releases/:family/:track/:version/notes';
  const idOf = ({ family, track, version }: Record<string, string>) =>
    releaseId(family, track, version);

  router.get(path, async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await notes.get(idOf(req.params), credentials));
  });

  router.put(path, async (req, res) => {
    const wanted = {
      id: idOf(req.params),
      notes: NOTES.parse(req.body),
      request: req,
    };
    res.json(await notes.write(wanted, await httpAuth.credentials(req)));
  });

  router.get(`${path}/revisions`, async (req, res) => {
    const request = { ...PAGE.parse(req.query), id: idOf(req.params) };
    const credentials = await httpAuth.credentials(req);
    res.json(await notes.revisions(request, credentials));
  });
}
