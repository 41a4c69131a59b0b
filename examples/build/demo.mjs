import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Calendar } from './calendar.mjs';
import { exceptions } from './exceptions.mjs';
import { writeGovernanceFile } from './governance.mjs';
import { writeHalfFinished, writeManifests, writePods } from './manifests.mjs';
import { fillRegistries } from './registries.mjs';
import { signReleases } from './signing/signReleases.mjs';
import { regularWorkloads } from './workloads.mjs';

/**
 * Builds the demo organisation below a directory: two registries as OCI
 * layouts, three clusters as manifests, and a governance file. The same `at`
 * gives the same bytes, all dates being relative to it, but for the key and what
 * it signs, which are new each time.
 */
export async function buildDemo({ at, directory }) {
  const calendar = new Calendar(at);
  const registries = fillRegistries(calendar);
  const publicKey = signReleases({ ...registries, calendar });
  const workloads = [
    ...regularWorkloads(registries),
    ...exceptions({ ...registries, calendar }),
  ];

  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  mkdirSync(join(directory, 'keys'));
  writeFileSync(join(directory, 'keys', 'release.pub'), publicKey);
  registries.internal.write(join(directory, 'registry'));
  registries.upstream.write(join(directory, 'upstream'));
  writeManifests(join(directory, 'clusters'), workloads);
  writePods(join(directory, 'clusters'), workloads);
  writeHalfFinished(join(directory, 'clusters'));
  writeGovernanceFile(join(directory, 'governance.yaml'), {
    ...registries,
    calendar,
  });
  console.log(
    `  ${workloads.length} workloads in 3 clusters, ${registries.images.size} images of teams on ${registries.golden.size} releases`,
  );
}
