/**
 * The components that do as the handbook says: a pinned image of their own,
 * built on a golden release. `examples/catalog/components.yaml` has the same
 * names; what does not follow the rules is in `exceptions.mjs`.
 */
export const COMPONENTS = [
  component('payments', 'checkout-api', 'java/21/1.8.0', {
    workloads: ['Deployment', 'Deployment worker', 'CronJob settlement'],
    variant: {
      id: 'INFRA-1187',
      extra: { 'usr/bin/pg_dump': 'client 15.1\n' },
    },
    sidecar: true,
  }),
  component('payments', 'payment-gateway', 'java/21/1.8.0', {
    workloads: ['Deployment', 'Deployment callbacks'],
    sidecar: true,
  }),
  component('payments', 'ledger', 'java/17/3.4.0', {
    workloads: ['StatefulSet', 'CronJob close-of-day'],
  }),
  component('payments', 'fraud-scoring', 'python/3.12/2.1.0', {
    workloads: ['Deployment', 'CronJob retrain'],
    // Staging is a build ahead of production.
    stagingVersion: '1.9.0',
  }),
  component('search', 'search-api', 'python/3.12/2.1.0', {
    workloads: ['Deployment', 'Deployment admin'],
  }),
  component('search', 'indexer-worker', 'python/3.11/1.9.0', {
    workloads: ['Deployment', 'StatefulSet shards'],
    variant: { id: 'INFRA-1201', extra: { 'usr/bin/hunspell': '1.7\n' } },
  }),
  component('search', 'suggest', 'node/20/2.3.0', {
    workloads: ['Deployment'],
    // The mirror packs layers anew: other compressed digests, same content.
    recompressed: true,
  }),
  component('data', 'ml-pipeline', 'python/3.12/2.1.0', {
    workloads: ['Deployment', 'CronJob train', 'CronJob evaluate'],
    variant: { id: 'INFRA-1219', extra: { 'usr/lib/libopenblas.so': '0.3\n' } },
  }),
  component('data', 'migrations-worker', 'python/3.12/2.0.0', {
    workloads: ['Deployment', 'CronJob nightly'],
    variant: { id: 'INFRA-1234', extra: { 'usr/bin/psql': 'client 15.1\n' } },
  }),
  component('data', 'feature-store', 'python/3.11/1.9.0', {
    workloads: ['StatefulSet', 'Deployment api'],
  }),
  component('storefront', 'storefront-web', 'node/20/2.3.0', {
    workloads: ['Deployment', 'Deployment preview'],
    architectures: ['amd64', 'arm64'],
    sidecar: true,
  }),
  component('storefront', 'cart-api', 'node/20/2.3.0', {
    workloads: ['Deployment', 'CronJob expire'],
  }),
  component('storefront', 'recommendations', 'python/3.11/1.8.0', {
    workloads: ['Deployment', 'CronJob refresh'],
  }),
  component('storefront', 'image-resizer', 'node/20/2.3.0', {
    workloads: ['Deployment'],
  }),
  component('identity', 'login-service', 'java/21/1.8.0', {
    workloads: ['Deployment', 'Deployment admin'],
    architectures: ['amd64', 'arm64'],
  }),
  component('identity', 'token-issuer', 'java/21/1.8.0', {
    workloads: ['Deployment', 'CronJob rotate-keys'],
  }),
  component('identity', 'profile-api', 'node/20/2.3.0', {
    workloads: ['Deployment'],
    initialisedBy: 'python/3.12/2.1.0',
  }),
  component('logistics', 'shipment-tracker', 'python/3.12/2.1.0', {
    workloads: ['Deployment', 'Deployment ingest', 'CronJob archive'],
  }),
  component('logistics', 'route-planner', 'python/3.10/0.9.0', {
    workloads: ['Deployment', 'CronJob nightly'],
  }),
  component('logistics', 'warehouse-sync', 'java/17/3.4.0', {
    workloads: ['DaemonSet', 'CronJob reconcile'],
  }),
  component('notifications', 'mail-sender', 'node/20/2.3.0', {
    workloads: ['Deployment', 'Deployment bounces'],
    // A tag without a digest also in production.
    pinned: false,
  }),
  component('notifications', 'push-relay', 'node/18/1.12.0', {
    workloads: ['Deployment'],
  }),
  component('notifications', 'sms-bridge', 'python/3.12/2.1.0', {
    workloads: ['Deployment'],
  }),
  component('analytics', 'event-collector', 'node/20/2.3.0', {
    workloads: ['DaemonSet', 'Deployment router'],
  }),
  component('analytics', 'report-builder', 'python/3.12/2.1.0', {
    workloads: ['Deployment', 'CronJob monthly', 'CronJob quarterly'],
  }),
  component('platform', 'log-forwarder', 'node/20/2.3.0', {
    workloads: ['DaemonSet'],
    variant: { id: 'INFRA-1102', extra: { 'usr/bin/fluent-bit': '3.1\n' } },
  }),
  component('platform', 'config-reloader', 'python/3.12/2.1.0', {
    workloads: ['Deployment', 'CronJob audit'],
  }),
];

/** Image of a component: where it is pushed, and under which tag. */
export function imageName({ team, name, variant }) {
  return variant ? `team-approved/${team}/${name}` : `${team}/${name}`;
}

function component(team, name, base, options) {
  const seed = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return {
    team,
    name,
    base,
    version: `1.${seed % 8}.${seed % 5}`,
    pinned: true,
    ...options,
  };
}
