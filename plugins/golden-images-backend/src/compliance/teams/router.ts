import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { TEAM_ORDERS } from '@image-governance/plugin-golden-images-common';
import type { Router } from 'express';
import { z } from 'zod';
import { AT, LIST, PAGE } from '../../api';
import type { AuthorizedTeams } from './AuthorizedTeams';

const MOMENT = z.object({ at: AT });

const TEAMS = z.object({
  owner: LIST,
  text: z.string().optional(),
  sort: z.enum(TEAM_ORDERS).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  at: AT,
});

const OWNERS = z.object({ owner: z.array(z.string()), at: AT });

const SCOPE = z.object({
  relations: z.enum(['aggregated', 'direct']).default('aggregated'),
  at: AT,
});

/** Teams and other parts of the organisation, under `/compliance` of the API. */
export function addTeamRoutes(
  router: Router,
  options: { httpAuth: HttpAuthService; teams: AuthorizedTeams },
): void {
  const { httpAuth, teams } = options;

  router.get('/compliance/teams', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const request = {
      filter: TEAMS.parse(req.query),
      page: PAGE.parse(req.query),
    };
    res.json(await teams.list(request, credentials));
  });

  router.get('/compliance/teams/summary', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await teams.summary(MOMENT.parse(req.query), credentials));
  });

  router.get('/compliance/owners/summary', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await teams.ofOwners(OWNERS.parse(req.query), credentials));
  });

  router.get(
    '/compliance/entities/:kind/:namespace/:name/summary',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const request = {
        entityRef: stringifyEntityRef(req.params),
        ...SCOPE.parse(req.query),
      };
      res.json(await teams.ofEntity(request, credentials));
    },
  );
}
