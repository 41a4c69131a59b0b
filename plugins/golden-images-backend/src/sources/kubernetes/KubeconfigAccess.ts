import { InputError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import type { ClusterAccess, ClusterConnection } from './ClusterConnection';
import { KubeconfigConnection } from './KubeconfigConnection';

/** What the library's default comes to without any file: http://localhost:8080. */
const MADE_UP_CONTEXT = 'loaded-context';

/** Reaches a cluster as a kubeconfig file says, or as the service account of the pod that we run in. */
export class KubeconfigAccess implements ClusterAccess {
  readonly target: string;
  readonly #load: (config: KubeConfig) => void;

  /**
   * @param options - `path`: default `KUBECONFIG`, then `~/.kube/config`; `context`: default the current one
   */
  static fromFile(options: {
    path?: string;
    context?: string;
  }): KubeconfigAccess {
    const { path, context } = options;
    const target = [
      path ? `kubeconfig ${path}` : 'the default kubeconfig',
      ...(context ? [`context ${context}`] : []),
    ].join(', ');
    return new KubeconfigAccess(target, config => {
      if (path) {
        config.loadFromFile(path);
      } else {
        config.loadFromDefault();
      }
      if (context) {
        config.setCurrentContext(context);
      }
      checkContext(config, target);
    });
  }

  /** @param options - `root`: folder under which `/var/run/secrets` lies */
  static inCluster({ root = '' } = {}): KubeconfigAccess {
    return new KubeconfigAccess(
      'the cluster that the portal runs in',
      config => {
        if (!process.env.KUBERNETES_SERVICE_HOST) {
          throw new InputError(
            'access: in-cluster works only in a pod: KUBERNETES_SERVICE_HOST is not set',
          );
        }
        config.loadFromCluster(root);
      },
    );
  }

  private constructor(target: string, load: (config: KubeConfig) => void) {
    this.target = target;
    this.#load = load;
  }

  async connect(options: { signal: AbortSignal }): Promise<ClusterConnection> {
    options.signal.throwIfAborted();
    const { KubeConfig: Loader } = await import('@kubernetes/client-node');
    const config = new Loader();
    this.#load(config);
    return KubeconfigConnection.create(config);
  }
}

function checkContext(config: KubeConfig, target: string): void {
  const name = config.getCurrentContext();
  if (name === MADE_UP_CONTEXT) {
    throw new InputError(
      'there is no kubeconfig: neither KUBECONFIG nor ~/.kube/config',
    );
  }
  const context = config.getContextObject(name);
  if (!context) {
    const known = config.getContexts().map(other => other.name);
    throw new InputError(
      `${target} has no context '${name}'; it has: ${known.join(', ')}`,
    );
  }
  if (!config.getCurrentCluster()) {
    throw new InputError(
      `${target}: context '${name}' names the cluster '${context.cluster}', which is not there`,
    );
  }
}
