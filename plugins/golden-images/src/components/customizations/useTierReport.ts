import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { useApi } from '@backstage/core-plugin-api';
import type {
  DocumentToClassify,
  TierReport,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';

/** Waits this long after the last key, in milliseconds. */
const PAUSE = 500;

/** Has a document classified whenever typing pauses; no report of an empty one. */
export function useTierReport({ kind, text }: DocumentToClassify): {
  readonly loading: boolean;
  readonly error?: Error;
  readonly value?: TierReport;
} {
  const api = useApi(goldenImagesApiRef);
  const [asked, setAsked] = useState('');
  useDebounce(() => setAsked(text), PAUSE, [text]);
  return useAsync(
    async () =>
      asked.trim() === '' ? undefined : api.classify({ kind, text: asked }),
    [api, kind, asked],
  );
}
