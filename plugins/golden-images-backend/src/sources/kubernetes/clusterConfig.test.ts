import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { KubernetesSource } from './KubernetesSource';

describe('KubernetesSource.fromConfig', () => {
  const source = (entry: object) =>
    KubernetesSource.fromConfig(new ConfigReader({ name: 'prod', ...entry }), {
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
      logger: mockServices.logger.mock(),
    });

  it.each([
    [{ access: 'kubeconfig' }, 'the default kubeconfig'],
    [
      { access: 'kubeconfig', kubeconfig: '/etc/kube.yaml', context: 'eu' },
      'kubeconfig /etc/kube.yaml, context eu',
    ],
    [{ access: 'in-cluster' }, 'the cluster that the portal runs in'],
    [
      { access: 'backstage' },
      "cluster 'prod' of the portal's Kubernetes plugin",
    ],
    [
      { access: 'backstage', cluster: 'eu-1' },
      "cluster 'eu-1' of the portal's Kubernetes plugin",
    ],
  ])('reads %j', (entry, target) => {
    expect(source(entry)).toMatchObject({
      name: 'prod',
      type: 'kubernetes',
      target,
    });
  });

  it.each([
    [
      { access: 'ssh' },
      "access: 'ssh' is none of kubeconfig, in-cluster, backstage",
    ],
    [{}, "Missing required config value at 'access'"],
    [
      { access: 'in-cluster', pageSize: 0 },
      "goldenImages.clusters, 'prod': pageSize: 0 is no whole number from 1 to 5000",
    ],
    [
      { access: 'in-cluster', labelSelector: 'a b' },
      "goldenImages.clusters, 'prod': labelSelector: 'a b' is no label selector requirement",
    ],
    [
      { access: 'backstage', customAuthProvider: 'yes' },
      "customAuthProvider: 'yes' is none of server-side, anonymous",
    ],
  ])('refuses %j and names the key', (entry, message) => {
    expect(() => source(entry)).toThrow(message);
  });
});
