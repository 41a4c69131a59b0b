import type {
  DiscoveryService,
  HttpAuthService,
  HttpRouterService,
} from '@backstage/backend-plugin-api';
import type { NewCalendarFeed } from '@image-governance/plugin-golden-images-common';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { AuthorizedCalendars } from './AuthorizedCalendars';
import { FEED_SECONDS, type FeedReader } from './FeedReader';
import type { RenderedCalendar } from './renderCalendar';

const OWNER = z.object({ owner: z.string().optional() });

/** Options of {@link addCalendarRoutes}. */
export interface CalendarRoutesOptions {
  readonly httpAuth: HttpAuthService;
  readonly httpRouter: HttpRouterService;
  readonly discovery: DiscoveryService;
  readonly calendars: AuthorizedCalendars;
  /** Absent while feeds are switched off: then there is no way in without signing in. */
  readonly feeds?: FeedReader;
}

/** `/releases/calendar.ics` and `/releases/calendars` of the API. */
export function addCalendarRoutes(
  router: Router,
  options: CalendarRoutesOptions,
): void {
  const { httpAuth, httpRouter, discovery, calendars, feeds } = options;
  const user = (req: Request) => httpAuth.credentials(req, { allow: ['user'] });

  router.get('/releases/calendar.ics', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { owner } = OWNER.parse(req.query);
    const calendar = await calendars.read(owner, credentials);
    send(res.set('Cache-Control', 'private, no-cache'), calendar);
  });

  router.get('/releases/calendars', async (req, res) => {
    res.json(await calendars.listFeeds(await user(req)));
  });

  router.post('/releases/calendars', async (req, res) => {
    const credentials = await user(req);
    const { owner } = OWNER.parse(req.query);
    const { feed, token } = await calendars.createFeed(
      { owner, request: req },
      credentials,
    );
    const base = await discovery.getExternalBaseUrl('golden-images');
    const made: NewCalendarFeed = {
      ...feed,
      url: `${base}/releases/calendars/${token}.ics`,
    };
    res.status(201).set('Cache-Control', 'no-store').json(made);
  });

  router.delete('/releases/calendars/:id', async (req, res) => {
    const { id } = req.params;
    await calendars.revokeFeed({ id, request: req }, await user(req));
    res.status(204).end();
  });

  if (feeds) {
    httpRouter.addAuthPolicy({
      path: '/releases/calendars/:token.ics',
      allow: 'unauthenticated',
    });
    router.get('/releases/calendars/:token.ics', async (req, res) => {
      const calendar = await feeds.read(req.params.token);
      res.set('Cache-Control', `private, max-age=${FEED_SECONDS}`);
      res.set('X-Robots-Tag', 'noindex');
      res.set('Referrer-Policy', 'no-referrer');
      send(res, calendar);
    });
  }
}

/** Answers 304 to who has it already. */
function send(res: Response, { body, etag }: RenderedCalendar): void {
  res
    .set('ETag', etag)
    .set('Content-Disposition', 'inline; filename="golden-images.ics"')
    .type('text/calendar')
    .send(body);
}
