import { Agent, fetch } from 'undici';
import type { ClusterAccess } from '../ClusterConnection';

/** Reaches an API server with a bearer token. */
export function tokenAccess(server: string, token: string): ClusterAccess {
  return {
    target: server,
    connect: async () => {
      const dispatcher = new Agent();
      return {
        get: (path, { accept, signal }) =>
          fetch(`${server}${path}`, {
            headers: { accept, authorization: `Bearer ${token}` },
            redirect: 'manual',
            dispatcher,
            signal,
          }),
        close: () => dispatcher.destroy(),
      };
    },
  };
}
