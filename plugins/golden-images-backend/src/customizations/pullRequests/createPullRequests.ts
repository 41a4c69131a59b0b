import type {
  AuthService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { parseHostEvent } from '@image-governance/plugin-golden-images-common';
import type { Actors, Decisions } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { NoticeOutbox } from '../../notifications';
import type {
  CustomizationsConfig,
  HostReviewSettings,
} from '../readCustomizationsConfig';
import type { RequestsPart } from '../requests';
import { GithubReader } from './GithubReader';
import { GitlabReader } from './GitlabReader';
import { HostPeople } from './HostPeople';
import { HostPoller } from './HostPoller';
import { HostReviews } from './HostReviews';
import { LinkedRequests } from './LinkedRequests';
import { PullRequestEvents } from './PullRequestEvents';
import { webhookTopics } from './webhookTopics';

/** What is needed to take reviews from Git hosts. */
export interface PullRequestsOptions {
  readonly settings: CustomizationsConfig;
  readonly config: RootConfigService;
  readonly database: GovernanceDatabase;
  readonly requests: RequestsPart;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly notices: NoticeOutbox;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/** Reviews on Git hosts, as they are sent and as they are asked for. */
export interface PullRequestsPart {
  readonly hostReviews: HostReviews;
  readonly poller: HostPoller;
}

/** Puts it together. */
export function createPullRequests(
  options: PullRequestsOptions,
): PullRequestsPart {
  const { database, config, settings } = options;
  const { knex } = database;
  const { checklist, repositories } = settings.hostReviews;
  const linked = new LinkedRequests({ knex, repositories });
  const events = new PullRequestEvents(knex);
  const hostReviews = new HostReviews({
    ...options,
    linked,
    events,
    people: new HostPeople(options),
    order: settings.order,
    checklist,
  });
  const integrations = ScmIntegrations.fromConfig(config);
  return {
    hostReviews,
    poller: new HostPoller({
      ...options,
      linked,
      events,
      reviews: hostReviews,
      github: new GithubReader(integrations),
      gitlab: new GitlabReader(integrations),
    }),
  };
}

/** Listens to webhooks that are verified, and asks the hosts besides; nothing of it unless it is enabled. */
export async function startPullRequests(
  options: PullRequestsPart & {
    readonly settings: HostReviewSettings;
    readonly config: RootConfigService;
    readonly events: EventsService;
    readonly logger: LoggerService;
    readonly scheduler: SchedulerService;
    readonly now: () => Date;
  },
): Promise<void> {
  const { settings, config, events, logger, scheduler, poller } = options;
  if (!settings.enabled) {
    return;
  }
  const { topics, problems } = webhookTopics(config);
  for (const problem of problems) {
    logger.info(problem);
  }
  if (topics.length > 0) {
    await events.subscribe({
      id: 'golden-images-pull-requests',
      topics: [...topics],
      onEvent: ({ topic, eventPayload }) =>
        receive(options, topic, eventPayload),
    });
  }
  await scheduler.scheduleTask({
    id: 'golden-images-pull-requests',
    frequency: { minutes: settings.pollMinutes },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: signal => poller.run(signal),
  });
}

async function receive(
  {
    hostReviews,
    logger,
    now,
  }: Pick<PullRequestsPart, 'hostReviews'> & {
    readonly logger: LoggerService;
    readonly now: () => Date;
  },
  topic: string,
  payload: unknown,
): Promise<void> {
  const parsed = parseHostEvent(topic, payload, now().toISOString());
  if (parsed.kind === 'refused') {
    logger.warn(`An event of ${topic} is not understood: ${parsed.problem}`);
  }
  if (parsed.kind !== 'event') {
    return;
  }
  try {
    await hostReviews.receive(parsed.event);
  } catch (error) {
    // Polling finds it again.
    logger.warn(
      `An event of ${topic} could not be taken: ${
        isError(error) ? error.message : 'unknown error'
      }`,
    );
  }
}
