#!/usr/bin/env node
// Stands in for `docker build` and `docker push` of a customized image, since the demo has no Docker:
//   node buildVariant.mjs --registry <folder> --base golden/python@sha256:… --into team-approved/data/worker --at <ISO date> < Dockerfile
// Runs nothing of the Dockerfile: each RUN becomes a layer that says so. Prints `{"digest": …, "bytes": …}`, the bytes
// being those of the compressed layers. The blobs are pushed; whoever calls gives them a tag.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { image, index, layer } from '../oci/image.mjs';

const { values } = parseArgs({
  options: {
    registry: { type: 'string' },
    base: { type: 'string' },
    into: { type: 'string' },
    at: { type: 'string' },
  },
});
const [repository, digest] = values.base.split('@');
const from = join(values.registry, repository);
const added = runLines(await text(process.stdin)).map((line, number) =>
  layer({ [`var/lib/demo-build/${number + 1}`]: `${line}\n` }, line),
);

const base = content(digest);
const built = base.manifests
  ? index(
      base.manifests
        .filter(({ platform }) => platform.os === 'linux')
        .map(({ digest: one }) => onTopOf(content(one))),
    )
  : onTopOf(base);
push(built);
const [first] = built.images ?? [built];
console.log(
  JSON.stringify({
    digest: built.descriptor.digest,
    bytes: first.layers.reduce(
      (sum, { blob }) => sum + blob.descriptor.size,
      0,
    ),
  }),
);

function onTopOf(manifest) {
  const { architecture, config, rootfs, history } = content(
    manifest.config.digest,
  );
  const lines = history.filter(entry => !entry.empty_layer);
  return image({
    architecture,
    created: values.at,
    labels: config.Labels,
    entrypoint: config.Entrypoint,
    layers: [
      ...manifest.layers.map((descriptor, number) => ({
        createdBy: lines[number].created_by,
        diffId: rootfs.diff_ids[number],
        blob: { descriptor, bytes: bytesOf(descriptor.digest) },
      })),
      ...added,
    ],
  });
}

/** What the Dockerfile runs, a line for each instruction. */
function runLines(dockerfile) {
  return dockerfile
    .replaceAll(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .filter(line => /^\s*RUN\s/i.test(line))
    .map(line => line.trim());
}

function push({ blobs }) {
  const into = join(values.registry, values.into);
  mkdirSync(join(into, 'blobs', 'sha256'), { recursive: true });
  for (const { bytes, descriptor } of blobs) {
    writeFileSync(blobPath(into, descriptor.digest), bytes);
  }
  for (const [name, value] of [
    ['oci-layout', { imageLayoutVersion: '1.0.0' }],
    ['index.json', { schemaVersion: 2, manifests: [] }],
  ]) {
    if (!existsSync(join(into, name))) {
      writeFileSync(join(into, name), JSON.stringify(value));
    }
  }
}

function content(of) {
  return JSON.parse(bytesOf(of).toString('utf8'));
}

function bytesOf(of) {
  return readFileSync(blobPath(from, of));
}

function blobPath(layout, of) {
  return join(layout, 'blobs', ...of.split(':'));
}
