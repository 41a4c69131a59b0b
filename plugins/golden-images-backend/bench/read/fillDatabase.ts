import type { Knex } from 'knex';
import {
  component,
  hasRelease,
  RELEASES,
  type CompanySize,
} from '../estate/company';
import { sha256 } from '../measure/sha256';

const REGISTRY = 'internal-registry.company.com';
const DAY_MS = 24 * 60 * 60 * 1000;

const SIDECAR = `${REGISTRY}/platform/proxy:1@${RELEASES[0].digest}`;

/**
 * Writes a company's facts and judgments as scans would have left them: no scan
 * could have run for two years just before the benchmark.
 * @param at - the moment that is "now"
 */
export async function fillDatabase(
  knex: Knex,
  size: CompanySize,
  at: Date,
): Promise<void> {
  const ago = (days: number) =>
    new Date(at.getTime() - days * DAY_MS).toISOString();
  await insert(knex, 'sources', clusters(size, ago(0)));
  await insert(knex, 'releases', releases(ago));
  await insert(knex, 'images', images(size, ago(30)));
  await insert(knex, 'image_chains', chains(size));
  await insert(knex, 'image_locations', locations(size, ago(30)));
  await insert(knex, 'workloads', workloads(size, ago(300)));
  await insert(knex, 'usages', usages(size, ago));
  await insert(knex, 'verdicts', verdicts(size));
  await insert(knex, 'usage_findings', findings(size));
  await insert(knex, 'workload_releases', workloadReleases(size));
  await insert(knex, 'workload_findings', workloadFindings(size));
  await alignSequences(knex);
  await knex.raw('analyze');
}

function* clusters(size: CompanySize, at: string) {
  for (let n = 0; n < size.clusters; n++) {
    yield {
      id: n + 1,
      name: `cluster-${n}`,
      kind: 'cluster',
      type: 'kubernetes',
      target: `https://cluster-${n}.example.com`,
      last_completed_at: at,
      configured: true,
      figures_current: false,
    };
  }
}

function* releases(ago: (days: number) => string) {
  for (const release of RELEASES) {
    yield {
      id: release.id,
      family: release.family,
      track: release.track,
      version: release.version,
      registry: REGISTRY,
      repository: `golden/${release.family}`,
      tag: `${release.track}-golden-v${release.version}`,
      digest: release.digest,
      recorded: true,
      promoted_at: ago(release.age * 30).slice(0, 10),
      promoted_at_origin: 'governance-file',
      announced_at:
        release.age > 0 ? ago((release.age - 1) * 30).slice(0, 10) : null,
      removal_at: null,
    };
  }
}

function digestOf(image: number): string {
  return `sha256:${sha256(`image ${image}`)}`;
}

const LAYERS = 8;
const BASE_LAYERS = 3;

function* images(size: CompanySize, at: string) {
  for (let n = 0; n < size.images; n++) {
    const diffIds = Array.from({ length: LAYERS }, (_, layer) =>
      chainOf(size, n, layer),
    );
    yield {
      digest: digestOf(n),
      kind: 'manifest',
      content: JSON.stringify({
        kind: 'manifest',
        digest: digestOf(n),
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        configDigest: `sha256:${sha256(`config ${n}`)}`,
        platform: { os: 'linux', architecture: 'amd64' },
        diffIds,
        sizeBytes: 50_000_000 + n,
        annotations: {},
        labels: { 'org.opencontainers.image.title': `app ${n}` },
      }),
      layers: LAYERS,
      chain_id: diffIds[LAYERS - 1],
      size_bytes: 50_000_000 + n,
      read_at: at,
    };
  }
}

/** Images of components on one release share its first layers. */
function chainOf(size: CompanySize, image: number, layer: number): string {
  const { release } = component(image % size.components, size);
  return layer < BASE_LAYERS
    ? `sha256:${sha256(`${release.id} ${layer}`)}`
    : `sha256:${sha256(`${image} ${layer}`)}`;
}

function* chains(size: CompanySize) {
  for (let n = 0; n < size.images; n++) {
    for (let layer = 0; layer < LAYERS; layer++) {
      yield {
        digest: digestOf(n),
        layers: layer + 1,
        chain_id: chainOf(size, n, layer),
      };
    }
  }
}

function* locations(size: CompanySize, at: string) {
  for (let n = 0; n < size.images; n++) {
    yield {
      digest: digestOf(n),
      registry: REGISTRY,
      repository: repositoryOf(size, n),
      first_seen_at: at,
    };
  }
}

function repositoryOf(size: CompanySize, image: number): string {
  const index = image % size.components;
  const { namespace, verdict } = component(index, size);
  const section = verdict === 'approved-variant' ? 'team-approved/' : '';
  return `${section}${namespace}/component-${index}`;
}

function* workloads(size: CompanySize, at: string) {
  for (let n = 0; n < size.workloads; n++) {
    const { index, copy } = placeOf(size, n);
    const { entityRef, ownerRef, namespace, verdict, clusterOf } = component(
      index,
      size,
    );
    const cluster = clusterOf(copy);
    const production = cluster % 4 !== 3;
    yield {
      id: n + 1,
      source_id: cluster + 1,
      cluster: `cluster-${cluster}`,
      namespace,
      kind: 'Deployment',
      name: `component-${index}-${copy}`,
      labels: JSON.stringify({
        'backstage.io/kubernetes-id': `component-${index}`,
      }),
      environment: production ? 'production' : 'staging',
      production,
      entity_ref: entityRef,
      owner_ref: ownerRef,
      first_seen_at: at,
      pending: false,
      pods: 1 + (n % 5),
      verdict,
      search_text: [
        `component-${index}-${copy}`,
        namespace,
        imageOf(size, index),
        ...(n % 3 === 0 ? [SIDECAR] : []),
      ].join('\n'),
    };
  }
}

function imageOf(size: CompanySize, image: number): string {
  return `${REGISTRY}/${repositoryOf(size, image)}:v100@${digestOf(image)}`;
}

/** Which component a workload is of, and the how-manieth. */
function placeOf(size: CompanySize, workload: number) {
  return {
    index: workload % size.components,
    copy: Math.floor(workload / size.components),
  };
}

interface UsageSeed {
  readonly id: number;
  readonly workload: number;
  /** 0 for what runs now, else how many digests ago. */
  readonly former: number;
  readonly sidecar: boolean;
}

/** What runs, a sidecar in every third workload, and what ran before. */
function* usageSeeds(size: CompanySize): Generator<UsageSeed> {
  let id = 0;
  for (let workload = 0; workload < size.workloads; workload++) {
    yield { id: ++id, workload, former: 0, sidecar: false };
    if (workload % 3 === 0) {
      yield { id: ++id, workload, former: 0, sidecar: true };
    }
  }
  for (let n = 0; n < size.ended; n++) {
    yield {
      id: ++id,
      workload: n % size.workloads,
      former: 1 + Math.floor(n / size.workloads),
      sidecar: false,
    };
  }
}

function* usages(size: CompanySize, ago: (days: number) => string) {
  for (const { id, workload, former, sidecar } of usageSeeds(size)) {
    const { index, copy } = placeOf(size, workload);
    const image = (index + former * size.components) % size.images;
    const repository = sidecar ? 'platform/proxy' : repositoryOf(size, image);
    const digest = sidecar ? RELEASES[0].digest : digestOf(image);
    const tag = sidecar ? '1' : `v${100 - former}`;
    const { clusterOf } = component(index, size);
    yield {
      id,
      workload_id: workload + 1,
      source_id: clusterOf(copy) + 1,
      key: sha256(`usage ${id}`),
      container: sidecar ? 'proxy' : 'main',
      container_type: 'container',
      image: `${REGISTRY}/${repository}:${tag}@${digest}`,
      registry: REGISTRY,
      repository,
      tag,
      pinned_digest: digest,
      running_digest: digest,
      resolved_digest: digest,
      resolved_by: 'running',
      pods: former === 0 ? 1 + (workload % 5) : 0,
      state: former === 0 ? 'open' : 'ended',
      first_seen_at: ago(30 * (former + 1)),
      last_seen_at: former === 0 ? null : ago(30 * former),
      ended_at: former === 0 ? null : ago(30 * former),
    };
  }
}

function* verdicts(size: CompanySize) {
  for (const { id, workload, former, sidecar } of usageSeeds(size)) {
    const { release, verdict } = component(placeOf(size, workload).index, size);
    const older =
      RELEASES[
        Math.min(RELEASES.length - 1, RELEASES.indexOf(release) + former)
      ];
    const judged = sidecar ? 'golden' : verdict;
    yield {
      usage_id: id,
      verdict: judged,
      release_id: hasRelease(judged)
        ? (sidecar ? RELEASES[0] : older).id
        : null,
      pinned: true,
      evidence: JSON.stringify([
        {
          kind: 'layers',
          release: older.id,
          layers: BASE_LAYERS,
          ofLayers: LAYERS,
          chainId: older.chainId,
        },
      ]),
      explanation: JSON.stringify([
        `The first ${BASE_LAYERS} of ${LAYERS} layers are exactly ${older.family} ${older.track} golden-v${older.version}.`,
      ]),
      findings: JSON.stringify(findingsOf(id)),
      judged_under: 'bench.1',
    };
  }
}

function* findings(size: CompanySize) {
  for (const { id } of usageSeeds(size)) {
    for (const { kind } of findingsOf(id)) {
      yield { usage_id: id, finding: kind };
    }
  }
}

/** The same of what runs now, by workload. */
function* workloadReleases(size: CompanySize) {
  for (let n = 0; n < size.workloads; n++) {
    const { release, verdict } = component(placeOf(size, n).index, size);
    const ids = new Set([
      ...(hasRelease(verdict) ? [release.id] : []),
      ...(n % 3 === 0 ? [RELEASES[0].id] : []),
    ]);
    for (const release_id of ids) {
      yield { workload_id: n + 1, release_id };
    }
  }
}

function* workloadFindings(size: CompanySize) {
  const found = new Set<string>();
  for (const { id, workload, former } of usageSeeds(size)) {
    for (const { kind } of former === 0 ? findingsOf(id) : []) {
      const key = `${workload} ${kind}`;
      if (!found.has(key)) {
        found.add(key);
        yield { workload_id: workload + 1, finding: kind };
      }
    }
  }
}

function findingsOf(usage: number) {
  return usage % 7 === 0
    ? [
        {
          kind: 'not-pinned',
          severity: 'error',
          message: 'The reference is not pinned by digest.',
        },
      ]
    : [];
}

async function insert(
  knex: Knex,
  table: string,
  rows: Iterable<object>,
): Promise<void> {
  let batch: object[] = [];
  await knex.transaction(async tx => {
    for (const row of rows) {
      batch.push(row);
      if (batch.length === 400) {
        await tx(table).insert(batch);
        batch = [];
      }
    }
    if (batch.length > 0) {
      await tx(table).insert(batch);
    }
  });
}

/** Rows were written with ids of their own; what is inserted later has to go on after them. */
async function alignSequences(knex: Knex): Promise<void> {
  if (knex.client.config.client !== 'pg') {
    return;
  }
  for (const table of ['sources', 'workloads', 'usages']) {
    await knex.raw(
      `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
    );
  }
}
