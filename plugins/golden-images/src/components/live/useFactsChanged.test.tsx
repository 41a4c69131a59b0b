import type { PropsWithChildren } from 'react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, renderHook } from '@testing-library/react';
import { GOLDEN_IMAGES_FACTS_CHANNEL } from '@image-governance/plugin-golden-images-common';
import { FakeSignals } from '../../testing/FakeSignals';
import { useFactsChanged } from './useFactsChanged';

const MESSAGE = { changedAt: '2027-07-14T09:00:00Z' };

describe('useFactsChanged', () => {
  let signals: FakeSignals;
  let onChange: jest.Mock;

  beforeEach(() => {
    jest.useFakeTimers();
    signals = new FakeSignals();
    onChange = jest.fn();
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  function render() {
    return renderHook(() => useFactsChanged(onChange), {
      wrapper: ({ children }: PropsWithChildren<{}>) => (
        <TestApiProvider apis={[[signalApiRef, signals]]}>
          {children}
        </TestApiProvider>
      ),
    });
  }

  it('calls once for changes that follow each other, some seconds later', () => {
    render();
    for (let message = 0; message < 20; message += 1) {
      signals.send(GOLDEN_IMAGES_FACTS_CHANNEL, MESSAGE);
      jest.advanceTimersByTime(50);
    }
    expect(onChange).not.toHaveBeenCalled();
    jest.advanceTimersByTime(5_000);
    expect(onChange).toHaveBeenCalledTimes(1);
    signals.send(GOLDEN_IMAGES_FACTS_CHANNEL, MESSAGE);
    jest.advanceTimersByTime(5_000);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('does not let all open pages ask at once', () => {
    const calls: number[] = [];
    const start = Date.now();
    onChange.mockImplementation(() => calls.push(Date.now() - start));
    jest
      .spyOn(Math, 'random')
      .mockReturnValueOnce(0)
      .mockReturnValueOnce(0.5)
      .mockReturnValueOnce(0.999);
    render();
    render();
    render();
    signals.send(GOLDEN_IMAGES_FACTS_CHANNEL, MESSAGE);
    jest.advanceTimersByTime(10_000);
    expect(calls).toEqual([2000, 3500, 4997]);
  });

  it('waits until somebody looks at the page', () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    render();
    signals.send(GOLDEN_IMAGES_FACTS_CHANNEL, MESSAGE);
    jest.advanceTimersByTime(60_000);
    expect(onChange).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('listens no more once the page is left', () => {
    const { unmount } = render();
    signals.send(GOLDEN_IMAGES_FACTS_CHANNEL, MESSAGE);
    unmount();
    expect(signals.listeners).toBe(0);
    jest.advanceTimersByTime(60_000);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('does without a signals client that cannot be used', () => {
    signals.subscribe = () => {
      throw new TypeError('crypto.randomUUID is not a function');
    };
    expect(() => render()).not.toThrow();
  });
});
