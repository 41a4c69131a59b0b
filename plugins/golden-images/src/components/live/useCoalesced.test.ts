import { act, renderHook } from '@testing-library/react';
import { useCoalesced } from './useCoalesced';

describe('useCoalesced', () => {
  let runs: number;
  let finish: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    runs = 0;
  });

  afterEach(() => jest.useRealTimers());

  function render() {
    return renderHook(() =>
      useCoalesced(async () => {
        runs += 1;
        await new Promise<void>(resolve => {
          finish = resolve;
        });
      }, 1_000),
    );
  }

  async function pass(ms: number) {
    await act(async () => {
      await jest.advanceTimersByTimeAsync(ms);
    });
  }

  it('runs at once, and once more for all that is asked meanwhile', async () => {
    const { result } = render();
    result.current();
    expect(runs).toBe(1);
    for (let wish = 0; wish < 10; wish += 1) {
      result.current();
    }
    finish();
    await pass(999);
    expect(runs).toBe(1);
    await pass(1);
    expect(runs).toBe(2);
    finish();
    await pass(60_000);
    expect(runs).toBe(2);
  });

  it('never runs twice at a time, however long it takes', async () => {
    const { result } = render();
    result.current();
    await pass(30_000);
    result.current();
    expect(runs).toBe(1);
    finish();
    await pass(0);
    expect(runs).toBe(2);
  });

  it('runs no more once the page is left', async () => {
    const { result, unmount } = render();
    result.current();
    result.current();
    unmount();
    finish();
    await pass(60_000);
    expect(runs).toBe(1);
  });
});
