import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import { LIST, PAGE } from '../../api';
import type { VariantReader } from './VariantReader';

const LISTED = PAGE.extend({ team: LIST, component: LIST });

/** Approved variants of the API. */
export function addVariantRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly variants: VariantReader;
  },
): void {
  const { httpAuth, variants } = options;
  router.get('/customizations/variants', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await variants.list(LISTED.parse(req.query), credentials));
  });
}
