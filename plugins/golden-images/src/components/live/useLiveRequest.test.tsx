import type { PropsWithChildren } from 'react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { act, renderHook, waitFor } from '@testing-library/react';
import { useLiveRequest } from './useLiveRequest';

describe('useLiveRequest', () => {
  /** What is answered, in the order of the questions; each test settles them. */
  let answers: { resolve(value: string): void; reject(error: Error): void }[];

  beforeEach(() => {
    answers = [];
  });

  const load = () =>
    new Promise<string>((resolve, reject) => {
      answers.push({ resolve, reject });
    });

  async function render() {
    const rendered = renderHook(
      ({ question }) => useLiveRequest(load, [question]),
      {
        initialProps: { question: 'a' },
        wrapper: ({ children }: PropsWithChildren<{}>) => (
          <TestApiProvider apis={[]}>{children}</TestApiProvider>
        ),
      },
    );
    await act(async () => answers[0].resolve('first'));
    expect(rendered.result.current.value).toBe('first');
    return rendered;
  }

  it('shows the newer answer once it is there', async () => {
    const { result } = await render();
    act(() => result.current.reload());
    expect(result.current).toMatchObject({ value: 'first', loading: false });
    await act(async () => answers[1].resolve('second'));
    expect(result.current.value).toBe('second');
  });

  it('keeps what is shown when there is no newer answer', async () => {
    const { result } = await render();
    act(() => result.current.reload());
    await act(async () => answers[1].reject(new Error('502')));
    expect(result.current.value).toBe('first');
    expect(result.current.error).toBeUndefined();
  });

  it('shows that the viewer may no longer see it', async () => {
    const { result } = await render();
    act(() => result.current.reload());
    await act(async () => answers[1].reject(new NotAllowedError('no')));
    await act(async () => answers[2].reject(new NotAllowedError('no')));
    await waitFor(() =>
      expect(result.current.error).toBeInstanceOf(NotAllowedError),
    );
  });

  it('lets no slow answer undo a later one', async () => {
    const { result } = await render();
    act(() => result.current.reload());
    act(() => result.current.reload());
    await act(async () => answers[2].resolve('third'));
    await act(async () => answers[1].resolve('second'));
    expect(result.current.value).toBe('third');
  });

  it('drops an answer to the question before', async () => {
    const { result, rerender } = await render();
    act(() => result.current.reload());
    rerender({ question: 'b' });
    await act(async () => answers[2].resolve('of b'));
    await act(async () => answers[1].resolve('of a'));
    expect(result.current.value).toBe('of b');
  });

  it('tries again when there is nothing to show yet', async () => {
    const { result } = renderHook(() => useLiveRequest(load, []), {
      wrapper: ({ children }: PropsWithChildren<{}>) => (
        <TestApiProvider apis={[]}>{children}</TestApiProvider>
      ),
    });
    await act(async () => answers[0].reject(new Error('502')));
    expect(result.current.error).toEqual(new Error('502'));
    act(() => result.current.reload());
    await act(async () => answers[1].resolve('there'));
    expect(result.current.value).toBe('there');
    expect(result.current.error).toBeUndefined();
  });
});
