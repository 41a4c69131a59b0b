import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EnvtestCluster } from './EnvtestCluster';
import { LoopbackCluster } from './LoopbackCluster';
import type { TestCluster } from './TestCluster';

/** A kind of cluster that the suite runs against. */
export interface TestClusterKind {
  readonly title: string;
  start(): Promise<TestCluster>;
}

/** The loopback server, and a real API server when `KUBEBUILDER_ASSETS` names a folder that holds one. */
export function testClusters(): readonly TestClusterKind[] {
  const assets = process.env.KUBEBUILDER_ASSETS;
  const loopback = {
    title: 'the loopback API server',
    start: () => LoopbackCluster.start(),
  };
  const complete =
    assets !== undefined &&
    ['etcd', 'kube-apiserver'].every(binary =>
      existsSync(join(assets, binary)),
    );
  if (!complete) {
    process.stdout.write(
      'The Kubernetes suite did not run against a real kube-apiserver: KUBEBUILDER_ASSETS names no folder that holds etcd and kube-apiserver\n',
    );
    return [loopback];
  }
  return [
    loopback,
    {
      title: 'a real kube-apiserver',
      start: () => EnvtestCluster.start(assets),
    },
  ];
}
