import { COMPONENTS } from './components.mjs';
import { INTERNAL } from './registries.mjs';

/** Clusters of the demo; the first two are production. */
export const CLUSTERS = ['prod-eu', 'prod-us', 'staging'];

/**
 * The workloads of the components that follow the rules, in every cluster.
 *
 * @returns workloads with their containers, ready to be written as manifests
 */
export function regularWorkloads({ images, golden }) {
  return CLUSTERS.flatMap(cluster =>
    COMPONENTS.flatMap(component =>
      component.workloads.map(text => {
        const [kind, suffix] = text.split(' ');
        return {
          cluster,
          kind,
          team: component.team,
          name: suffix ? `${component.name}-${suffix}` : component.name,
          component: component.name,
          replicas: cluster === 'staging' ? 1 : 3,
          containers: containers({ component, cluster, images, golden }),
        };
      }),
    ),
  );
}

function containers({ component, cluster, images, golden }) {
  const { name, sidecar, initialisedBy } = component;
  return [
    {
      name,
      ...reference({ component, cluster, images }),
    },
    ...(sidecar ? [logSidecar({ cluster, images })] : []),
    ...(initialisedBy ? [initContainer(golden, initialisedBy)] : []),
  ];
}

/** Production pins by digest; staging may follow a tag, which is allowed there. */
function reference({ component, cluster, images }) {
  const { name, version, stagingVersion, pinned } = component;
  const staging = cluster === 'staging';
  const pushed = images.get(
    `${name}:${staging && stagingVersion ? stagingVersion : version}`,
  );
  const tagged = `${INTERNAL}/${pushed.repository}:${pushed.tag}`;
  const byTag = !pinned || (staging && name.length % 3 === 0);
  return {
    image: byTag ? tagged : `${tagged}@${pushed.digest}`,
    running: pushed.digest,
  };
}

/** An init container that keeps running: how Kubernetes writes a sidecar. */
function logSidecar({ cluster, images }) {
  const component = COMPONENTS.find(({ name }) => name === 'log-forwarder');
  return {
    name: 'logs',
    ...reference({ component, cluster, images }),
    type: 'sidecar',
  };
}

function initContainer(golden, id) {
  const [family, track, version] = id.split('/');
  const { digest } = golden.get(id).descriptor;
  return {
    name: 'prepare',
    image: `${INTERNAL}/golden/${family}:${track}-golden-v${version}@${digest}`,
    running: digest,
    type: 'init',
  };
}
