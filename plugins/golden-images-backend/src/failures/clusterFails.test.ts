import type { ServerResponse } from 'node:http';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { sendStatus } from '../sources/kubernetes/__testUtils__/LoopbackCluster';
import type { StoredObject } from '../sources/kubernetes/__testUtils__/TestCluster';
import { LoopbackRegistry } from '../sources/oci/__testUtils__/LoopbackRegistry';
import { casesOn } from './__testUtils__/casesOn';
import { LoopbackEstate } from './__testUtils__/LoopbackEstate';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();

type Answer = (response: ServerResponse) => void;

const redirect =
  (location: () => string): Answer =>
  response =>
    response.writeHead(302, { location: location() }).end();

describe.each(databases.ids())('a cluster fails on page 3 of 10, on %s', id => {
  let estate: LoopbackEstate;
  let elsewhere: LoopbackRegistry;
  let latest: StoredObject;
  let changes = 0;

  beforeAll(async () => {
    const { knex } = await databases.init(id);
    estate = await LoopbackEstate.create(knex, { patience: 1_500 });
    elsewhere = await LoopbackRegistry.start();
    latest = await estate.runGolden('w-0');
    await estate.start();
  });
  afterAll(async () => {
    await estate.stop();
    await elsewhere.stop();
  });

  /** The third page of pods, and what comes after it, is answered otherwise. */
  function breakAt(page: number, answer: Answer, times = Infinity): void {
    let pages = 0;
    let left = times;
    estate.cluster.fault = ({ url }, response) => {
      if (!url.startsWith('/api/v1/pods')) {
        return false;
      }
      pages += 1;
      if (pages < page || left === 0) {
        return false;
      }
      left -= 1;
      answer(response);
      return true;
    };
  }

  /** One workload ends and another begins: what a scan that does not fail would record. */
  async function change(): Promise<string> {
    changes += 1;
    await estate.cluster.delete(latest);
    latest = await estate.runGolden(`w-${changes}`);
    return latest.metadata.name;
  }

  it.each(
    casesOn<[string, Answer, string]>(id, [
      ['is down', response => response.destroy(), 'cannot list pods'],
      [
        'answers 401, with the credential in the message',
        response =>
          sendStatus(response, 401, 'Unauthorized', 'no: Bearer scanner-token'),
        'the credential was not accepted (401)',
      ],
      [
        'answers 403',
        response => sendStatus(response, 403, 'Forbidden', 'not you'),
        'needs get, list on pods',
      ],
      [
        'answers 404',
        response => sendStatus(response, 404, 'NotFound', 'no such thing'),
        'nothing is served at /api/v1 (404)',
      ],
      [
        'answers 429 for good',
        response => {
          response.setHeader('retry-after', '9');
          sendStatus(response, 429, 'TooManyRequests', 'slow down');
        },
        'the answer was 429: slow down',
      ],
      [
        'answers 500 for good',
        response => sendStatus(response, 500, 'InternalError', 'etcd is gone'),
        'the answer was 500: etcd is gone',
      ],
      [
        'sends truncated JSON',
        response => response.end('{"items":[{"metadata"'),
        'the answer is no JSON, or only the beginning of it',
      ],
      [
        'sends a web page with status 200',
        response =>
          response
            .writeHead(200, { 'content-type': 'text/html' })
            .end('<html>'),
        'the answer is no JSON, or only the beginning of it (text/html',
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
        'larger than 1000000 bytes',
      ],
      [
        'sends deep nesting',
        response =>
          response.end(`{"items":${'['.repeat(4e5)}${']'.repeat(4e5)}}`),
        'malformed',
      ],
      [
        'redirects to another host',
        redirect(() => `http://${elsewhere.host}/api/v1/pods`),
        'redirects are not followed',
      ],
      [
        'redirects in a circle',
        redirect(() => '/api/v1/pods'),
        'redirects are not followed',
      ],
      [
        'sends a body too slowly',
        response => response.write('{"items":['),
        'no complete answer within 1.5 s',
      ],
    ]),
  )('%s: everything stays as it was', async (_, answer, words) => {
    const before = await estate.picture();
    const { age } = await estate.source('cluster');
    const ended = (await estate.usages()).ended ?? 0;
    const name = await change();

    breakAt(3, answer);
    await estate.scan('cluster');

    expect(await estate.picture()).toEqual(before);
    expect(await estate.source('cluster')).toMatchObject({
      state: 'failed',
      age,
      lastError: expect.stringContaining(words),
      openUsages: 21,
    });
    expect(elsewhere.seen).toEqual([]);

    estate.cluster.fault = () => false;
    await estate.scan('cluster');

    const after = await estate.picture();
    expect(after).toEqual({
      ...before,
      workloads: expect.arrayContaining([`${name} golden 1`]),
    });
    expect(after.workloads).toHaveLength(21);
    expect(await estate.usages()).toEqual({ open: 21, ended: ended + 1 });
    expect(await estate.source('cluster')).toMatchObject({
      state: 'ok',
      age: { stale: false },
    });
    expect(await estate.leaks()).toEqual([]);
  });

  it.each([429, 500, 502, 503, 504])(
    'answers %i twice: the scan goes on where it was',
    async status => {
      const before = await estate.picture();
      const name = await change();

      breakAt(3, response => sendStatus(response, status, 'Busy', 'later'), 2);
      await estate.scan('cluster');

      expect(await estate.picture()).toEqual({
        ...before,
        workloads: expect.arrayContaining([`${name} golden 1`]),
      });
      expect(await estate.source('cluster')).toMatchObject({ state: 'ok' });
    },
  );
});
