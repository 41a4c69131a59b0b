import { RequestGate } from './RequestGate';

const { signal } = new AbortController();

describe('RequestGate', () => {
  const gateOf = (concurrency: number, requestsPerSecond = 10) => {
    const waits: number[] = [];
    const gate = RequestGate.create({
      concurrency,
      requestsPerSecond,
      now: () => new Date(1000),
      delay: async milliseconds => {
        waits.push(milliseconds);
      },
    });
    return { gate, waits };
  };

  it('lets no more through at once than allowed', async () => {
    const { gate } = gateOf(2);
    let running = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, ++running);
      await new Promise(resolve => setImmediate(resolve));
      running--;
    };
    await Promise.all(Array.from({ length: 9 }, () => gate.run(signal, task)));
    expect(most).toBe(2);
  });

  it('spaces requests evenly', async () => {
    const { gate, waits } = gateOf(9, 4);
    await Promise.all(
      Array.from({ length: 4 }, () => gate.run(signal, async () => {})),
    );
    expect(waits).toEqual([250, 500, 750]);
  });

  it('frees the place of a task that failed', async () => {
    const { gate } = gateOf(1);
    const failing = gate.run(signal, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(gate.run(signal, async () => 'next')).resolves.toBe('next');
  });

  it('takes one who gave up out of the queue', async () => {
    const { gate } = gateOf(1);
    let finish = () => {};
    const running = gate.run(
      signal,
      () => new Promise<void>(resolve => (finish = resolve)),
    );
    const caller = new AbortController();
    const given = gate.run(caller.signal, async () => 'never');
    const waiting = gate.run(signal, async () => 'served');
    caller.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    await new Promise(resolve => setImmediate(resolve));
    finish();
    await running;
    await expect(waiting).resolves.toBe('served');
  });
});
