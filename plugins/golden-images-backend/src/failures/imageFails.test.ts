import type { ServerResponse } from 'node:http';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { LoopbackRegistry } from '../sources/oci/__testUtils__/LoopbackRegistry';
import type { StoredObject } from '../sources/kubernetes/__testUtils__/TestCluster';
import { buildImage } from '../sources/oci/__testUtils__/imageContent';
import { casesOn } from './__testUtils__/casesOn';
import { LoopbackEstate } from './__testUtils__/LoopbackEstate';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();

type Answer = (response: ServerResponse, path: string) => void;

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  response =>
    response.writeHead(code, headers).end();

describe.each(databases.ids())(
  'an image that runs cannot be read, on %s',
  id => {
    let estate: LoopbackEstate;
    let elsewhere: LoopbackRegistry;
    let latest: StoredObject;
    let images = 0;

    beforeAll(async () => {
      const { knex } = await databases.init(id);
      estate = await LoopbackEstate.create(knex, { patience: 1_500 });
      elsewhere = await LoopbackRegistry.start();
      await estate.start();
    });
    afterEach(() => estate.cluster.delete(latest));
    afterAll(async () => {
      await estate.stop();
      await elsewhere.stop();
    });

    /** A pod with an image that was never read, built on a golden one. */
    async function runNew(layer: string = String(images)): Promise<string> {
      images += 1;
      const tag = String(images);
      const image = estate.push(
        'shop/app',
        tag,
        buildImage({ layers: ['base0', layer] }),
      );
      latest = await estate.run(`w-${tag}`, `shop/app:${tag}`, image.digest);
      return `w-${tag}`;
    }

    /** The workload with the verdict that its one container has, and why. */
    async function verdictOf(name: string): Promise<unknown> {
      const { items } = await estate.get(`/inventory/workloads?text=${name}`);
      expect(items).toHaveLength(1);
      const { usages } = await estate.get(
        `/inventory/workloads/${items[0].id}`,
      );
      expect(usages).toHaveLength(1);
      const [{ verdict, unknownReason }] = usages;
      return unknownReason ? `${verdict}: ${unknownReason}` : verdict;
    }

    it.each(
      casesOn<[string, Answer, string]>(id, [
        ['the registry is down', response => response.destroy(), 'unreachable'],
        ['401', status(401, { 'www-authenticate': 'Basic' }), 'unauthorised'],
        ['403', status(403), 'unauthorised'],
        ['404', status(404), 'gone'],
        ['429', status(429, { 'retry-after': '3600' }), 'unreachable'],
        ['500', status(500), 'unreachable'],
        ['half of it', response => response.end('{"schemaVer'), 'unparsable'],
        ['a web page', response => response.end('<html></html>'), 'unparsable'],
        [
          'content of another digest',
          response => response.end('{"schemaVersion":2,"manifests":[]}'),
          'unparsable',
        ],
        [
          'a gigabyte',
          response => {
            response.writeHead(200, { 'content-length': String(1024 ** 3) });
            const more = () => {
              while (!response.destroyed && response.write(' '.repeat(65_536)));
            };
            response.on('drain', more);
            more();
          },
          'unparsable',
        ],
        [
          'deep nesting',
          response => response.end('['.repeat(1e6) + ']'.repeat(1e6)),
          'unparsable',
        ],
        [
          'a redirect to another host',
          (response, path) =>
            status(307, { location: `http://${elsewhere.host}${path}` })(
              response,
              path,
            ),
          'unparsable',
        ],
        [
          'a redirect in a circle',
          (response, path) => status(307, { location: path })(response, path),
          'unparsable',
        ],
        ['a slow body', response => response.write('{'), 'unreachable'],
      ]),
    )(
      '%s: it counts as unknown, and is read as soon as it can be',
      async (_, answer, reason) => {
        await estate.scan('cluster');
        const before = await estate.picture();
        const name = await runNew();

        estate.registryFault = ({ path }, response) => {
          if (!path.startsWith('/v2/shop/app/')) {
            return false;
          }
          answer(response, path);
          return true;
        };
        await estate.scan('cluster');

        expect(await verdictOf(name)).toBe(`unknown: ${reason}`);
        expect(await estate.picture()).toMatchObject({
          adoption: {
            numerator: before.adoption.numerator,
            denominator: before.adoption.denominator + 1,
          },
          nonCompliant: {
            numerator: before.nonCompliant.numerator,
            denominator: before.nonCompliant.denominator + 1,
          },
          unknown: 1,
        });
        expect(elsewhere.seen).toEqual([]);

        estate.registryFault = () => false;
        await estate.scan('cluster');

        expect(await verdictOf(name)).toBe('golden-based');
        expect(await estate.picture()).toMatchObject({
          adoption: {
            numerator: before.adoption.numerator + 1,
            denominator: before.adoption.denominator + 1,
          },
          unknown: 0,
        });
        expect(await estate.leaks()).toEqual([]);
      },
    );

    it('an image that was read stays judged when the registry is down', async () => {
      const name = await runNew();
      await estate.scan('cluster');
      const before = await estate.picture();
      expect(before.workloads).toContain(`${name} golden-based 1`);

      estate.registryFault = (__, response) => {
        response.destroy();
        return true;
      };
      await estate.scan('cluster');

      expect(await estate.picture()).toEqual(before);
      estate.registryFault = () => false;
    });
  },
);
