import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GovernanceDatabase } from '../src/database';
import { companySize } from './estate/company';
import { connect } from './measure/connect';
import { printReads, printScans } from './print';
import { fillDatabase } from './read/fillDatabase';
import { measureReads } from './read/measureReads';
import { measureScans } from './scan/measureScans';

/**
 * The benchmark of docs/operations/scale.md. `GOLDEN_IMAGES_BENCH_POSTGRES` names a
 * PostgreSQL server on which databases may be made.
 */
async function main() {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: '1' },
      only: { type: 'string' },
      on: { type: 'string' },
    },
  });
  const scale = Number(values.scale);
  for (const name of ['sqlite', 'postgres'].filter(
    each => !values.on || each === values.on,
  )) {
    if (values.only !== 'read') {
      await withDatabase(name, async url =>
        printScans(name, await measureScans(url, scale)),
      );
    }
    if (values.only !== 'scan') {
      await withDatabase(name, async url => {
        const knex = connect(url);
        const size = companySize(scale);
        await GovernanceDatabase.create({
          database: { getClient: async () => knex },
        });
        await fillDatabase(knex, size, new Date());
        await printReads(name, size, measureReads(knex, size));
        await knex.destroy();
      });
    }
  }
}

async function withDatabase(
  name: string,
  work: (url: string) => Promise<void>,
): Promise<void> {
  if (name === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'golden-images-bench-'));
    await work(join(folder, 'bench.sqlite'));
    rmSync(folder, { recursive: true });
    return;
  }
  const server = process.env.GOLDEN_IMAGES_BENCH_POSTGRES;
  if (!server) {
    throw new Error('GOLDEN_IMAGES_BENCH_POSTGRES names no PostgreSQL server');
  }
  const admin = connect(server);
  const database = `golden_images_bench_${process.pid}`;
  await admin.raw('create database ??', [database]);
  try {
    await work(Object.assign(new URL(server), { pathname: database }).href);
  } finally {
    await admin.raw('drop database ?? with (force)', [database]);
    await admin.destroy();
  }
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
