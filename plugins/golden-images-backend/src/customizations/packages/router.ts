import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import { z } from 'zod';
import { LIST, PAGE } from '../../api';
import type { GlossaryReader } from './GlossaryReader';

const LISTED = PAGE.extend({
  search: z.string().optional(),
  name: LIST,
  team: LIST,
  approved: z.boolean().optional(),
});

/** The glossary of the API. */
export function addPackageRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly packages: GlossaryReader;
  },
): void {
  const { httpAuth, packages } = options;
  router.get('/customizations/packages', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await packages.list(LISTED.parse(req.query), credentials));
  });
}
