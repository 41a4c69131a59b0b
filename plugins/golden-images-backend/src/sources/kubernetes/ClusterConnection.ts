/** One open way to a cluster's API server, used for the length of one scan. */
export interface ClusterConnection {
  /**
   * Sends one GET.
   *
   * @param path - absolute path with query, as the API server knows it, e.g. `/api/v1/pods?limit=500`
   * @returns the answer whatever its status; redirects are answers, they are not followed
   */
  get(path: string, options: GetOptions): Promise<ClusterResponse>;
  /** Lets go of sockets. */
  close(): Promise<void>;
}

/** Options of a GET. */
export interface GetOptions {
  readonly accept: string;
  readonly signal: AbortSignal;
}

/** What is used of an answer; the `Response` of fetch is one. */
export interface ClusterResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** A configured way to reach a cluster. */
export interface ClusterAccess {
  /** What it reaches, in words, without credentials. */
  readonly target: string;
  /**
   * Opens it for one scan, with the credentials as they are now: a rotated
   * kubeconfig or token counts from the next scan on.
   */
  connect(options: { signal: AbortSignal }): Promise<ClusterConnection>;
}
