import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parsePolicy } from '@image-governance/plugin-golden-images-common';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GovernanceDatabase } from '../../src/database';
import { createScans } from '../../src/inventory';
import { KubernetesSource } from '../../src/sources/kubernetes';
import { createImageReader } from '../../src/sources/oci';
import { connect } from '../measure/connect';
import { idleScheduler, quietLogger } from '../measure/quietServices';
import { idleMegabytes, watch, type Cost } from '../measure/watch';
import { REGISTRY, scanSize } from './estate';
import { imagesFloor, listingFloor } from './floor';

/** What the process that scans tells the one that prints. */
export interface ScanReport {
  readonly idleMegabytes: number;
  /** Pages and images fetched, parsed and thrown away. */
  readonly firstFloor: Cost;
  readonly first: Cost & { readonly written: number };
  /** Pages fetched, parsed and thrown away. */
  readonly againFloor: Cost;
  readonly again: Cost & { readonly written: number };
  readonly usages: number;
  readonly images: number;
}

/** Scans once with an empty database and once again, with the floor of each before it. Arguments: cluster, registry, database, scale. */
async function main() {
  const [cluster, registry, databaseUrl, scale] = process.argv.slice(2);
  const size = scanSize(Number(scale));
  const knex = connect(databaseUrl);
  const database = await GovernanceDatabase.create({
    database: { getClient: async () => knex },
  });
  const folder = mkdtempSync(join(tmpdir(), 'golden-images-bench-'));
  const kubeconfig = join(folder, 'kubeconfig.json');
  writeFileSync(kubeconfig, kubeconfigOf(cluster));
  const scan = createScan({ database, kubeconfig, registry });

  const counted = async (work: () => Promise<void>) => {
    const written = countWrites(knex);
    const cost = await watch(work);
    return { ...cost, written: written() };
  };

  // Once beforehand, so that neither floor nor scan is measured on cold code.
  await import('@kubernetes/client-node');
  await listingFloor(cluster);
  const idle = idleMegabytes();
  const firstFloor = await watch(async () => {
    await listingFloor(cluster);
    await imagesFloor(registry, size);
  });
  const first = await counted(scan);
  const againFloor = await watch(() => listingFloor(cluster));
  const again = await counted(scan);

  const report: ScanReport = {
    idleMegabytes: idle,
    firstFloor,
    first,
    againFloor,
    again,
    usages: await count(knex, 'usages'),
    images: await count(knex, 'images'),
  };
  process.send?.({ answer: report });
  rmSync(folder, { recursive: true });
  await knex.destroy();
  process.disconnect?.();
}

/** Rows of usages, verdicts and workloads that are written from now on; ask once. */
function countWrites(knex: ReturnType<typeof connect>): () => number {
  let written = 0;
  const note = (result: unknown, { sql }: { sql: string }) => {
    if (/^(insert into|update) [`"]?(usages|verdicts|workloads)\b/.test(sql)) {
      written += rowsOf(result);
    }
  };
  knex.on('query-response', note);
  return () => {
    knex.off('query-response', note);
    return written;
  };
}

/** Inserts answer with the rows that they return, updates with their number, PostgreSQL's raw statements with both. */
function rowsOf(result: unknown): number {
  if (typeof result === 'number') {
    return result;
  }
  if (Array.isArray(result)) {
    return result.length;
  }
  return result instanceof Object && 'rowCount' in result
    ? Number(result.rowCount)
    : 0;
}

function createScan(options: {
  database: GovernanceDatabase;
  kubeconfig: string;
  registry: string;
}): () => Promise<void> {
  const policy = parsePolicy(undefined);
  const services = {
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    logger: quietLogger,
  };
  const cluster = KubernetesSource.fromConfig(
    new ConfigReader({
      name: 'prod',
      access: 'kubeconfig',
      kubeconfig: options.kubeconfig,
    }),
    services,
  );
  const registry = createImageReader(
    new ConfigReader({
      name: 'internal',
      host: REGISTRY,
      url: options.registry,
      // With a rate limit that would be what is measured.
      requestsPerSecond: 1_000_000,
    }),
  );
  const scans = createScans({
    ...services,
    database: options.database,
    policy,
    usageSources: [{ source: cluster }],
    imageReaders: [{ source: registry }],
    catalog: catalogServiceMock({ entities: [] }),
    scheduler: idleScheduler,
  });
  const task = scans.tasks.find(({ source }) => source.name === 'prod');
  if (!task) {
    throw new Error('the cluster is not configured');
  }
  return () => task.scan(new AbortController().signal);
}

function kubeconfigOf(server: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'bench', cluster: { server, 'insecure-skip-tls-verify': true } },
    ],
    users: [{ name: 'bench', user: { token: 'bench' } }],
    contexts: [{ name: 'bench', context: { cluster: 'bench', user: 'bench' } }],
    'current-context': 'bench',
  });
}

async function count(knex: ReturnType<typeof connect>, table: string) {
  const [{ n }] = await knex(table).count({ n: '*' });
  return Number(n);
}

main();
