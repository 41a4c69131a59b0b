import type { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  GIT_HOSTS,
  HOST_EVENT_TOPICS,
} from '@image-governance/plugin-golden-images-common';

/** Topics whose events are what a Git host sent, and what is wrong with the others. */
export interface WebhookTopics {
  readonly topics: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Which topics can be believed: those of a host whose webhooks Backstage's module verifies,
 * by a secret, and which nothing writes to unverified.
 */
export function webhookTopics(config: Config): WebhookTopics {
  const open = config.getOptionalStringArray('events.http.topics') ?? [];
  const topics: string[] = [];
  const problems: string[] = [];
  for (const host of GIT_HOSTS) {
    const unverified = open.find(
      topic => topic === host || topic.startsWith(`${host}.`),
    );
    if (unverified !== undefined) {
      problems.push(
        `events.http.topics has '${unverified}', to which anybody can write: webhooks of ${host} are not listened to`,
      );
    } else if (hasSecret(config, host)) {
      topics.push(...HOST_EVENT_TOPICS[host]);
    } else {
      problems.push(
        `events.modules.${host}.webhookSecret is not set: webhooks of ${host} are not listened to`,
      );
    }
  }
  return { topics, problems };
}

function hasSecret(config: Config, host: (typeof GIT_HOSTS)[number]): boolean {
  if (config.getOptionalString(`events.modules.${host}.webhookSecret`)) {
    return true;
  }
  return (
    host === 'github' &&
    ScmIntegrations.fromConfig(config)
      .github.list()
      .some(({ config: { apps = [] } }) =>
        apps.some(({ webhookSecret }) => Boolean(webhookSecret)),
      )
  );
}
