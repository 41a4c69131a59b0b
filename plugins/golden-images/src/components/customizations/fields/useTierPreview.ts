import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { useApi } from '@backstage/core-plugin-api';
import type { RequestPreview } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';

/** Waits this long after the last key, in milliseconds. */
const PAUSE = 500;

/** The answer to what is typed, as far as typing has paused. */
export interface TierPreview {
  readonly loading: boolean;
  readonly error?: Error;
  readonly value?: RequestPreview;
}

/**
 * Has a Dockerfile classified while it is typed. Nothing is put on record; what the
 * form does not know yet is left empty, since the tier does not depend on it.
 */
export function useTierPreview(dockerfile: string, team: string): TierPreview {
  const api = useApi(goldenImagesApiRef);
  const [asked, setAsked] = useState('');
  useDebounce(() => setAsked(dockerfile), PAUSE, [dockerfile]);
  return useAsync(
    async () =>
      asked.trim() === ''
        ? undefined
        : api.previewCustomization({
            title: '',
            team,
            base: '',
            image: '',
            dockerfile: asked,
            why: '',
            testing: '',
            purpose: 'other',
            securityImpact: '',
            compliance: '',
            alternatives: '',
            category: 'other',
          }),
    [api, asked, team],
  );
}
