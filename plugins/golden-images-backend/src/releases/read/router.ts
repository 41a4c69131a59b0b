import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  PHASES,
  releaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Router } from 'express';
import { z } from 'zod';
import { AT, LIST } from '../../api';
import type { AuthorizedReleases } from './AuthorizedReleases';

const FILTER = z.object({
  family: LIST,
  track: LIST,
  phase: z.array(z.enum(PHASES)).optional(),
  at: AT,
});

const DEPRECATIONS = z.object({ family: LIST, owner: LIST, at: AT });

/** `/releases` of the API. */
export function addReleaseRoutes(
  router: Router,
  options: { httpAuth: HttpAuthService; releases: AuthorizedReleases },
): void {
  const { httpAuth, releases } = options;

  router.get('/releases', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await releases.list(FILTER.parse(req.query), credentials));
  });

  router.get('/releases/tracks', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await releases.listTracks(credentials));
  });

  router.get('/releases/tracks/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await releases.getTrack(req.params.id, credentials));
  });

  router.get('/releases/deprecations', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const request = DEPRECATIONS.parse(req.query);
    res.json(await releases.listDeprecations(request, credentials));
  });

  router.get(
    '/releases/deprecations/:family/:track/:version',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { family, track, version } = req.params;
      res.json(
        await releases.getDeprecation(
          releaseId(family, track, version),
          DEPRECATIONS.parse(req.query),
          credentials,
        ),
      );
    },
  );

  router.get('/releases/:family/:track/:version', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { family, track, version } = req.params;
    const { at } = FILTER.parse(req.query);
    res.json(
      await releases.get(
        releaseId(family, track, version),
        { at },
        credentials,
      ),
    );
  });
}
