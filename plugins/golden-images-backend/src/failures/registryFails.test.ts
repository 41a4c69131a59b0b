import type { ServerResponse } from 'node:http';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import {
  LoopbackRegistry,
  sendJson,
} from '../sources/oci/__testUtils__/LoopbackRegistry';
import { buildImage } from '../sources/oci/__testUtils__/imageContent';
import { casesOn } from './__testUtils__/casesOn';
import { LoopbackEstate } from './__testUtils__/LoopbackEstate';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();

/** The third of ten repositories: the first two are read by then. */
const THIRD = 'golden/base2';

type Answer = (response: ServerResponse, path: string) => void;

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  response =>
    response.writeHead(code, headers).end();

describe.each(databases.ids())(
  'a registry fails at the third of ten repositories, on %s',
  id => {
    let estate: LoopbackEstate;
    let elsewhere: LoopbackRegistry;
    let version = 0;

    beforeAll(async () => {
      const { knex } = await databases.init(id);
      estate = await LoopbackEstate.create(knex, { patience: 1_500 });
      elsewhere = await LoopbackRegistry.start();
      await estate.start();
    });
    afterAll(async () => {
      await estate.stop();
      await elsewhere.stop();
    });

    function breakWith(answer: Answer, times = Infinity): void {
      let left = times;
      estate.registryFault = ({ path }, response) => {
        if (!path.startsWith(`/v2/${THIRD}/`) || left === 0) {
          return false;
        }
        left -= 1;
        answer(response, path);
        return true;
      };
    }

    /** A release comes and another goes: what a scan that does not fail would record. */
    async function change(): Promise<{ opened: string; removed: string }> {
      version += 1;
      estate.push(
        THIRD,
        `1.0-golden-v1.1.${version}`,
        buildImage({ layers: ['base2', `${version}`] }),
      );
      estate.untag(THIRD, `1.0-golden-v1.1.${version - 1}`);
      return {
        opened: `base2/1.0/1.1.${version}`,
        removed: `base2/1.0/1.1.${version - 1}`,
      };
    }

    it.each(
      casesOn<[string, Answer, string]>(id, [
        ['is down', response => response.destroy(), 'cannot be reached'],
        [
          'answers 401, with the credential in the message',
          response =>
            sendJson(
              response,
              {
                errors: [{ code: 'UNAUTHORIZED', message: 'r3gistry-s3cret' }],
              },
              { 'www-authenticate': 'Basic realm="x"' },
              401,
            ),
          'No access to list of the tags',
        ],
        ['answers 403', status(403), 'No access to list of the tags'],
        ['answers 404', status(404), 'There is no list of the tags'],
        [
          'answers 429 and asks for an hour',
          status(429, { 'retry-after': '3600' }),
          'status 429',
        ],
        ['answers 500 for good', status(500), 'status 500'],
        [
          'sends truncated JSON',
          response => response.end('{"name":"golden/base2","tags":["1.0'),
          'JSON',
        ],
        [
          'sends a web page with status 200',
          response =>
            response
              .writeHead(200, { 'content-type': 'text/html' })
              .end('<html>'),
          'a web page, not JSON',
        ],
        [
          'sends without end',
          response => {
            const more = () => {
              while (!response.destroyed && response.write(' '.repeat(65_536)));
            };
            response.on('drain', more);
            more();
          },
          'larger than',
        ],
        [
          'sends deep nesting',
          response =>
            response.end(`{"tags":${'['.repeat(4e5)}${']'.repeat(4e5)}}`),
          'nest',
        ],
        [
          'redirects to another host',
          (response, path) =>
            status(307, { location: `http://${elsewhere.host}${path}` })(
              response,
              path,
            ),
          'redirect',
        ],
        [
          'redirects in a circle',
          (response, path) => status(307, { location: path })(response, path),
          'more than 5 times',
        ],
        [
          'sends a body too slowly',
          response => response.write('{"tags":['),
          'within the time limit',
        ],
        [
          'names a token endpoint on a foreign host',
          (response, path) =>
            status(401, {
              'www-authenticate': `Bearer realm="http://${elsewhere.host}/token"`,
            })(response, path),
          'if it is to be trusted',
        ],
      ]),
    )('%s: everything stays as it was', async (_, answer, words) => {
      const before = await estate.picture();
      const { age } = await estate.source('registry');
      const { opened, removed } = await change();

      breakWith(answer);
      await estate.scan('registry');

      expect(await estate.picture()).toEqual(before);
      expect(await estate.source('registry')).toMatchObject({
        state: 'failed',
        age,
        lastError: expect.stringContaining(words),
      });
      expect(elsewhere.seen).toEqual([]);

      estate.registryFault = () => false;
      await estate.scan('registry');

      const { releases, ...figures } = await estate.picture();
      expect(releases).toContain(`${opened} active`);
      expect(releases).not.toContain(`${removed} active`);
      const { workloads, adoption, nonCompliant } = before;
      expect(figures).toMatchObject({ workloads, adoption, nonCompliant });
      expect(await estate.source('registry')).toMatchObject({ state: 'ok' });
      expect(await estate.leaks()).toEqual([]);
    });

    it.each<[string, Answer]>([
      ['429 with Retry-After', status(429, { 'retry-after': '1' })],
      ['500', status(500)],
      ['with a hang-up', response => response.destroy()],
    ])('answers %s twice: the scan goes on where it was', async (_, answer) => {
      const { opened } = await change();

      breakWith(answer, 2);
      await estate.scan('registry');

      expect((await estate.picture()).releases).toContain(`${opened} active`);
      expect(await estate.source('registry')).toMatchObject({ state: 'ok' });
    });
  },
);
