import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import type { Actors } from '../../audit';
import type { ReadAccess } from '../../inventory/read';
import { AuthorizedResponsibilities } from './AuthorizedResponsibilities';

/** `/releases/responsibilities` of the API. */
export function addResponsibilityRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly access: ReadAccess;
    readonly actors: Actors;
  },
): void {
  const { httpAuth } = options;
  const responsibilities = new AuthorizedResponsibilities(options);

  router.get('/releases/responsibilities', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await responsibilities.get(credentials));
  });
}
