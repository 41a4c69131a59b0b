export { KubernetesSource } from './KubernetesSource';
export type { KubernetesSourceOptions } from './KubernetesSource';
