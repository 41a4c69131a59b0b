import { Agent } from 'undici';
import { LoopbackRegistry } from '../__testUtils__/LoopbackRegistry';
import { exchange } from './exchange';
import { guardedLookup } from './forbiddenAddress';

const { signal } = new AbortController();

describe('guardedLookup', () => {
  it.each([true, false])(
    'refuses a name that leads to this machine (all: %s)',
    async all => {
      const error = await new Promise(resolve =>
        guardedLookup('localhost', { all }, resolve),
      );
      expect(error).toMatchObject({
        name: 'ImageReadError',
        reason: 'invalid',
      });
    },
  );

  it('keeps a connection from being made', async () => {
    const registry = await LoopbackRegistry.start();
    const url = new URL(
      `http://${registry.host.replace('127.0.0.1', 'localhost')}`,
    );
    const dispatcher = new Agent({ connect: { lookup: guardedLookup } });
    await expect(
      exchange(
        { method: 'GET', url, headers: {}, maxBytes: 1 },
        { dispatcher, requestMs: 10_000, signal },
      ),
    ).rejects.toMatchObject({ name: 'ImageReadError', reason: 'invalid' });
    expect(registry.seen).toEqual([]);
    await registry.stop();
  });
});
