import { createContext, useContext, type ReactNode } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseId,
  type ReleaseDetail,
  type ReleaseName,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import type { Request } from '../../request';

const Shared = createContext<Request<ReleaseDetail> | undefined>(undefined);

/** Asks for a release once, for the header and every section below. */
export function ReleaseRequest(props: {
  release: ReleaseName;
  children: ReactNode;
}) {
  const { family, track, version } = props.release;
  const id = releaseId(family, track, version);
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getRelease(id), [api, id]);
  return <Shared.Provider value={request}>{props.children}</Shared.Provider>;
}

/** What {@link ReleaseRequest} above asked for. */
export function useRelease(): Request<ReleaseDetail> {
  const shared = useContext(Shared);
  if (!shared) {
    throw new Error('useRelease is for what stands within a ReleaseRequest');
  }
  return shared;
}
