import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import { z } from 'zod';
import type { AuthorizedSubscriptions } from './AuthorizedSubscriptions';

const CHANGE = z.object({
  ref: z.string(),
  family: z.string(),
  subscribed: z.boolean(),
});

/** `/releases/subscriptions` of the API. */
export function addSubscriptionRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly subscriptions: AuthorizedSubscriptions;
  },
): void {
  const { httpAuth, subscriptions } = options;

  router.get('/releases/subscriptions', async (req, res) => {
    res.json(await subscriptions.get(await httpAuth.credentials(req)));
  });

  router.put('/releases/subscriptions', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const change = CHANGE.parse(req.body);
    res.json(await subscriptions.set(change, { credentials, request: req }));
  });
}
