import type { ClusterAccess } from '../ClusterConnection';

/** A Kubernetes object as it is sent to an API server. */
export interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid?: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** An object that an API server holds. */
export type StoredObject = ApiObject & {
  readonly metadata: { readonly uid: string };
};

/** An API server for tests, with nobody but the test acting in it: no controllers, no kubelets. */
export interface TestCluster {
  /** Creates an object, with its status. */
  create(object: ApiObject): Promise<StoredObject>;
  delete(object: StoredObject): Promise<void>;
  /** Deletes all that was created. */
  clear(): Promise<void>;
  /** Forgets all former states, so that every continue token given so far is expired. */
  compact(): Promise<void>;
  /** As the identity that has the shipped ClusterRole in every namespace. */
  scanner(): ClusterAccess;
  /** As one that may list pods only. */
  podReader(): ClusterAccess;
  /** With a credential that the server does not know. */
  stranger(): ClusterAccess;
  stop(): Promise<void>;
}
