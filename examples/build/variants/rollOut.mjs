#!/usr/bin/env node
// Stands in for a GitOps repository and a cluster that follows it: a Deployment runs an image, and has a pod.
//   node rollOut.mjs --clusters <folder> --cluster prod-eu --team storefront --component cart-api --name cart-migrations --image <repository>:<tag>@sha256:…
import { parseArgs } from 'node:util';
import { writeRollOut } from '../manifests.mjs';

const { values } = parseArgs({
  options: Object.fromEntries(
    ['clusters', 'cluster', 'team', 'component', 'name', 'image'].map(name => [
      name,
      { type: 'string' },
    ]),
  ),
});
const { clusters, name, image, ...place } = values;
writeRollOut(clusters, {
  ...place,
  name,
  kind: 'Deployment',
  replicas: 1,
  containers: [{ name, image, running: image.split('@')[1] }],
});
