import { buildImage } from '../__testUtils__/imageContent';
import {
  LoopbackRegistry,
  type Quirk,
} from '../__testUtils__/LoopbackRegistry';
import { readerOf } from '../__testUtils__/readerOf';

const { signal } = new AbortController();
const image = buildImage();
const at = new Date('2026-05-01T00:00:00Z');

describe('limits and second attempts', () => {
  let registry: LoopbackRegistry;
  beforeEach(async () => {
    registry = await LoopbackRegistry.start({
      repositories: { 'golden/python': { '1': image } },
    });
  });
  afterEach(() => registry.stop());

  /** The first answers to requests for manifests are these. */
  const first = (...answers: Quirk[]) => {
    registry.quirk = (request, response) => {
      const answer = request.path.includes('/manifests/') && answers.shift();
      if (!answer) return false;
      answer(request, response);
      return true;
    };
  };
  const status =
    (code: number, headers = {}): Quirk =>
    (_, response) => {
      response.writeHead(code, headers).end();
    };
  const hangUp: Quirk = (_, response) => {
    response.destroy();
  };
  const start = (limits = {}) =>
    readerOf(registry, {}, { limits, now: () => at });
  const read = ({ reader } = start()) =>
    reader.readImage('golden/python', image.digest, { signal });

  it.each([
    ['seconds', '7', 7000],
    ['a date', 'Fri, 01 May 2026 00:00:09 GMT', 9000],
    ['a date that has passed', 'Thu, 30 Apr 2026 00:00:00 GMT', 0],
    ['nothing sensible', 'soon', 500],
  ])('waits as a 429 asks with %s', async (_, value, expected) => {
    first(status(429, { 'retry-after': value }));
    const started = start();
    await expect(read(started)).resolves.toMatchObject({ kind: 'manifest' });
    expect(started.waits).toEqual([expected]);
  });

  it('does not wait longer than it is willing to', async () => {
    first(status(429, { 'retry-after': '3600' }));
    const started = start();
    await expect(read(started)).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('status 429'),
    });
    expect(started.waits).toEqual([]);
  });

  it('reads from a registry that is up and down', async () => {
    first(status(503), hangUp, status(500), hangUp);
    const started = start();
    await expect(read(started)).resolves.toMatchObject({ kind: 'manifest' });
    expect(started.waits).toEqual([500, 1000, 2000, 4000]);
  });

  it('gives up after five attempts', async () => {
    first(...Array.from({ length: 9 }, () => status(502)));
    const started = start();
    await expect(read(started)).rejects.toMatchObject({
      reason: 'unreachable',
    });
    expect(registry.paths.filter(p => p.includes('/manifests/'))).toHaveLength(
      5,
    );
  });

  it('does not ask again for what is not there or not allowed', async () => {
    for (const [code, reason] of [
      [404, 'gone'],
      [403, 'unauthorised'],
      [400, 'invalid'],
    ] as const) {
      first(status(code));
      const started = start();
      await expect(read(started)).rejects.toMatchObject({ reason });
      expect(started.waits).toEqual([]);
    }
  });

  it('cannot reach a registry that is not there', async () => {
    const { host } = registry;
    await registry.stop();
    await expect(
      readerOf({ host }).reader.resolveTag('golden/python', '1', { signal }),
    ).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    registry = await LoopbackRegistry.start();
  });

  it('hangs up on a manifest without end', async () => {
    let sent = 0;
    const closed = new Promise<void>(resolve => {
      first((_, response) => {
        const chunk = Buffer.alloc(64 * 1024, ' ');
        const more = () => {
          while (!response.destroyed && response.write(chunk)) sent += 1;
        };
        response.on('drain', more).on('close', resolve);
        more();
      });
    });
    await expect(read()).rejects.toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('larger than 4194304 bytes'),
    });
    await closed;
    expect(sent * 64).toBeLessThan(64 * 1024);
  });

  it('hangs up when a body takes too long', async () => {
    const slow: Quirk = (_, response) => {
      response.write('{');
    };
    first(slow, slow);
    await expect(
      read(start({ requestMs: 50, attempts: 2 })),
    ).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('within the time limit'),
    });
  });

  it('reads a body again that was cut short', async () => {
    first((_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{"schema', () => response.destroy());
    });
    await expect(read()).resolves.toMatchObject({ kind: 'manifest' });
  });

  it('stops at once when the caller gives up in the middle of a body', async () => {
    const caller = new AbortController();
    const reason = new Error('enough');
    first((_, response) => {
      response.write('{', () => caller.abort(reason));
    });
    await expect(
      start().reader.readImage('golden/python', image.digest, caller),
    ).rejects.toBe(reason);
  });

  it('stops at once when the caller gives up during a wait', async () => {
    const caller = new AbortController();
    const reason = new Error('enough');
    first(status(503));
    const { reader } = readerOf(
      registry,
      {},
      {
        delay: async (_, waiting) => {
          caller.abort(reason);
          waiting.throwIfAborted();
        },
      },
    );
    await expect(
      reader.readImage('golden/python', image.digest, caller),
    ).rejects.toBe(reason);
  });
});
