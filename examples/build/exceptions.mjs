import { appImage, foreignImage, squashedImage } from './appImages.mjs';
import { goldenImage } from './goldenImages.mjs';
import { INTERNAL, UPSTREAM } from './registries.mjs';

/**
 * What goes wrong in the demo, once or twice each: the workloads a platform
 * team wants to find. Pushes their images and returns the workloads.
 */
export function exceptions({ internal, golden, calendar }) {
  const created = calendar.time(-30);
  const push = (repository, tag, content) => {
    const { digest } = internal.push(repository, tag, content);
    return `${INTERNAL}/${repository}:${tag}@${digest}`;
  };
  const onGolden = (name, version, release) =>
    appImage({ name, version, created, base: golden.get(release) });
  const digest = release => golden.get(release).descriptor.digest;

  return [
    // Third party: outside governance, whatever the content is.
    workload('prod-eu', 'analytics', 'Deployment', 'grafana', {
      image: 'docker.io/grafana/grafana:11.2.0',
    }),
    workload('prod-us', 'storefront', 'Deployment', 'ab-test-proxy', {
      component: 'storefront-web',
      image: 'nginx:1.27',
    }),
    // Direct upstream: once the very content of a golden release, once something newer.
    workload('prod-eu', 'logistics', 'Deployment', 'label-printer', {
      component: 'label-printer',
      image: `${UPSTREAM}/python:3.12`,
      running: digest('python/3.12/2.1.0'),
    }),
    workload('prod-us', 'logistics', 'CronJob', 'customs-export', {
      component: 'label-printer',
      image: `${UPSTREAM}/python:latest`,
    }),
    // Custom build: own registry, a base of its own.
    workload('prod-eu', 'payments', 'Deployment', 'reconciliation', {
      component: 'reconciliation',
      image: push(
        'payments/reconciliation',
        '4.2.0',
        foreignImage({ name: 'reconciliation', version: '4.2.0', created }),
      ),
    }),
    // A label that claims a golden base, on a squashed image: a claim is no proof.
    workload('prod-us', 'identity', 'Deployment', 'ldap-bridge', {
      component: 'ldap-bridge',
      image: push(
        'identity/ldap-bridge',
        '0.9.3',
        squashedImage({
          name: 'ldap-bridge',
          version: '0.9.3',
          created,
          claim: {
            'org.opencontainers.image.base.name': `${INTERNAL}/golden/java:21-golden-v1.8.0`,
            'org.opencontainers.image.base.digest': digest('java/21/1.8.0'),
          },
        }),
      ),
    }),
    // Evaluation image in production.
    workload('prod-eu', 'data', 'Deployment', 'notebooks', {
      component: 'feature-store',
      image: `${INTERNAL}/staging/python:3.13-candidate`,
    }),
    // A team's variant that nobody has approved.
    workload('prod-eu', 'search', 'Deployment', 'synonym-builder', {
      component: 'indexer-worker',
      image: push(
        'team-approved/search/synonym-builder',
        '2.0.0',
        onGolden('synonym-builder', '2.0.0', 'python/3.11/1.9.0'),
      ),
    }),
    // Unknown: gone from the registry; and a digest that was shortened by hand.
    workload('prod-us', 'search', 'CronJob', 'legacy-crawler', {
      component: 'search-api',
      image: `${INTERNAL}/search/legacy-crawler:0.4.0`,
    }),
    workload('staging', 'notifications', 'Deployment', 'digest-mailer', {
      component: 'mail-sender',
      image: `${INTERNAL}/golden/python@sha256:abc123`,
    }),
    // Hold-outs on releases past their time.
    workload('staging', 'logistics', 'CronJob', 'customs-forms', {
      component: 'shipment-tracker',
      image: push(
        'logistics/customs-forms',
        '2.2.0',
        onGolden('customs-forms', '2.2.0', 'python/3.11/1.2.0'),
      ),
    }),
    workload('staging', 'logistics', 'CronJob', 'edi-import', {
      component: 'route-planner',
      image: push(
        'logistics/edi-import',
        '0.3.0',
        onGolden('edi-import', '0.3.0', 'python/3.10/0.8.0'),
      ),
    }),
    workload('prod-eu', 'notifications', 'Deployment', 'fax-gateway', {
      component: 'sms-bridge',
      image: push(
        'notifications/fax-gateway',
        '1.0.7',
        onGolden('fax-gateway', '1.0.7', 'python/3.12/1.8.0'),
      ),
    }),
    // The immutable tag names other content than the one that was promoted.
    workload('prod-us', 'logistics', 'Deployment', 'pallet-labels', {
      component: 'warehouse-sync',
      image: movedTag({ internal, calendar }),
    }),
    // A golden tag that no promotion knows of.
    workload('prod-eu', 'storefront', 'Deployment', 'cart-canary', {
      component: 'cart-api',
      image: unrecorded({ internal, push, calendar, created }),
    }),
    // Golden images run as they are: pinned, and by a floating tag.
    workload('prod-eu', 'platform', 'Pod', 'toolbox-0', {
      component: 'config-reloader',
      image: `${INTERNAL}/golden/python:3.12-golden-v2.1.0@${digest(
        'python/3.12/2.1.0',
      )}`,
      running: digest('python/3.12/2.1.0'),
    }),
    workload('prod-us', 'platform', 'Pod', 'toolbox-0', {
      component: 'config-reloader',
      image: `${INTERNAL}/golden/python:3.12-stable`,
      running: platformDigest(golden.get('python/3.12/2.1.0'), 'arm64'),
    }),
    workload('staging', 'platform', 'Pod', 'toolbox-0', {
      component: 'config-reloader',
      image: `${INTERNAL}/golden/python:3.12-stable`,
      running: digest('python/3.12/2.0.0'),
    }),
    // Nobody's: no component has these labels.
    workload('prod-us', 'logistics', 'Deployment', 'old-tracker', {
      image: push(
        'logistics/old-tracker',
        '0.1.0',
        onGolden('old-tracker', '0.1.0', 'python/3.10/0.9.0'),
      ),
    }),
  ];
}

function movedTag({ internal, calendar }) {
  internal.push(
    'golden/java',
    '17-golden-v3.3.0',
    goldenImage({
      family: 'java',
      track: '17',
      version: '3.3.0-rebuilt',
      created: calendar.time(-20),
    }),
  );
  return `${INTERNAL}/golden/java:17-golden-v3.3.0`;
}

function unrecorded({ internal, push, calendar, created }) {
  const base = goldenImage({
    family: 'node',
    track: '20',
    version: '2.3.1',
    created: calendar.time(-8),
  });
  internal.push('golden/node', '20-golden-v2.3.1', base);
  return push(
    'storefront/cart-canary',
    '1.1.0',
    appImage({ name: 'cart-canary', version: '1.1.0', created, base }),
  );
}

function platformDigest({ images }, architecture) {
  return images.find(each => each.architecture === architecture).descriptor
    .digest;
}

/** @param running digest that its pods run; by default the pinned one */
function workload(
  cluster,
  team,
  kind,
  name,
  { component, image, running = image.split('@')[1] },
) {
  return {
    ...{ cluster, team, kind, name, component },
    replicas: 2,
    containers: [{ name, image, running }],
  };
}
