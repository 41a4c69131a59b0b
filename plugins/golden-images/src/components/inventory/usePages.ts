import { useState } from 'react';
import useAsyncRetry, {
  type AsyncStateRetry,
} from 'react-use/esm/useAsyncRetry';
import type { Page } from '@image-governance/plugin-golden-images-common';

/** A list walked by cursor: the page at hand and the ways from it. */
export interface Pages<T, P extends Page<T> = Page<T>> {
  readonly request: AsyncStateRetry<P>;
  /** 0 for the first page. */
  readonly index: number;
  readonly previous?: () => void;
  readonly next?: () => void;
}

/** Walks a list page by page; starts over when `key` changes. */
export function usePages<T, P extends Page<T> = Page<T>>(
  load: (cursor: string | undefined) => Promise<P>,
  key: string,
): Pages<T, P> {
  const [walk, setWalk] = useState<{ key: string; cursors: readonly string[] }>(
    { key, cursors: [] },
  );
  const cursors = walk.key === key ? walk.cursors : [];
  const cursor = cursors.at(-1);
  const request = useAsyncRetry(() => load(cursor), [key, cursor]);
  const nextCursor = request.loading ? undefined : request.value?.nextCursor;
  return {
    request,
    index: cursors.length,
    previous:
      cursors.length > 0
        ? () => setWalk({ key, cursors: cursors.slice(0, -1) })
        : undefined,
    next: nextCursor
      ? () => setWalk({ key, cursors: [...cursors, nextCursor] })
      : undefined,
  };
}
