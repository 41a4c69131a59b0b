import { ConfigReader } from '@backstage/config';
import { webhookTopics } from './webhookTopics';

const secret = { webhookSecret: 'not-shown' };
const GITHUB = ['github.pull_request_review', 'github.pull_request'];
const GITLAB = ['gitlab.merge_request'];

it.each([
  ['nothing without secrets', {}, [], 2],
  [
    'both with them',
    { events: { modules: { github: secret, gitlab: secret } } },
    [...GITHUB, ...GITLAB],
    0,
  ],
  [
    'GitHub with the secret of its app',
    {
      integrations: {
        github: [
          {
            host: 'github.com',
            apps: [
              {
                appId: 1,
                clientId: 'c',
                clientSecret: 's',
                privateKey: 'k',
                ...secret,
              },
            ],
          },
        ],
      },
    },
    GITHUB,
    1,
  ],
  [
    'none of a host to whose topic anybody can write',
    {
      events: {
        modules: { github: secret, gitlab: secret },
        http: { topics: ['github.pull_request_review'] },
      },
    },
    GITLAB,
    1,
  ],
  [
    'none of a host whose first topic is open',
    {
      events: {
        modules: { github: secret, gitlab: secret },
        http: { topics: ['gitlab', 'other'] },
      },
    },
    GITHUB,
    1,
  ],
])('listens to %s', (_, config, topics, problems) => {
  const found = webhookTopics(new ConfigReader(config));
  expect(found.topics).toEqual(topics);
  expect(found.problems).toHaveLength(problems);
  expect(JSON.stringify(found)).not.toContain('not-shown');
});
