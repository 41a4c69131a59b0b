import { createHmac } from 'node:crypto';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { HOST_EVENT_TOPICS } from '@image-governance/plugin-golden-images-common';
import { eventually } from './__testUtils__/eventually';

const SECRET = 'only-the-host-knows';
const GITHUB = {
  action: 'submitted',
  review: { id: 1, state: 'approved' },
};
const GITLAB = {
  object_kind: 'merge_request',
  object_attributes: { action: 'approval' },
};

/** What arrives on the topics that customization requests listen to. */
async function listen() {
  const arrived: { topic: string; eventPayload: unknown }[] = [];
  // One events service for all, as a portal has it.
  const events = mockServices.events();
  await events.subscribe({
    id: 'listener',
    topics: Object.values(HOST_EVENT_TOPICS).flat(),
    onEvent: async ({ topic, eventPayload }) => {
      arrived.push({ topic, eventPayload });
    },
  });
  const backend = await startTestBackend({
    features: [
      import('@backstage/plugin-events-backend'),
      import('@backstage/plugin-events-backend-module-github'),
      import('@backstage/plugin-events-backend-module-gitlab'),
      mockServices.events.mock({
        publish: params => events.publish(params),
        subscribe: options => events.subscribe(options),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          events: {
            modules: {
              github: { webhookSecret: SECRET },
              gitlab: { webhookSecret: SECRET },
            },
          },
        },
      }),
    ],
  });
  const send = async (
    host: string,
    payload: object,
    headers: Record<string, string>,
  ) => {
    const { status } = await fetch(
      `http://127.0.0.1:${backend.server.port()}/api/events/http/${host}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(payload),
      },
    );
    return status;
  };
  return { backend, send, arrived };
}

const signed = (payload: object, secret: string) => ({
  'x-github-event': 'pull_request_review',
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret)
    .update(JSON.stringify(payload))
    .digest('hex')}`,
});

it('brings webhooks that are verified to the topics of customization requests, and no others', async () => {
  const { backend, send, arrived } = await listen();
  try {
    expect([
      await send('github', GITHUB, signed(GITHUB, 'guessed')),
      await send('github', GITHUB, { 'x-github-event': 'pull_request_review' }),
      await send('gitlab', GITLAB, { 'x-gitlab-token': 'guessed' }),
      await send('gitlab', GITLAB, {}),
    ]).toEqual([403, 403, 403, 403]);
    expect(arrived).toEqual([]);

    expect([
      await send('github', GITHUB, signed(GITHUB, SECRET)),
      await send('gitlab', GITLAB, { 'x-gitlab-token': SECRET }),
    ]).toEqual([202, 202]);
    await eventually(async () =>
      expect(arrived).toEqual([
        { topic: 'github.pull_request_review', eventPayload: GITHUB },
        { topic: 'gitlab.merge_request', eventPayload: GITLAB },
      ]),
    );
  } finally {
    await backend.stop();
  }
});
