#!/usr/bin/env node
// @ts-check
/*
 * Verifies the audit log of Golden Images without the portal, and without any
 * code of it: what is checked here is what docs/operations/audit.md says of the
 * chain. Exit codes: 0 unbroken, 1 broken, 2 could not be checked.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const USAGE = `Usage:
  verifyAudit.mjs export.ndjson           an export of the audit log; - reads standard input
  verifyAudit.mjs --database              the database that AUDIT_DATABASE_URL names (PostgreSQL), of which
                                          AUDIT_DATABASE_SCHEMA names the schema when it is not the default one
  verifyAudit.mjs --sqlite golden-images.sqlite
Options:
  --known SEQUENCE:HASH   a point of the chain that was kept elsewhere (GET /audit/head, or an older export)`;

const START = '0'.repeat(64);

/** @typedef {{ sequence: number, at: string, hash: string, previousHash: string, [key: string]: unknown }} Entry */

/**
 * @param {unknown} value
 * @returns {string}
 */
function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value);
  }
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`);
  return `{${members.join(',')}}`;
}

/** @param {Entry} entry */
function hashOf({ hash: _hash, ...entry }) {
  return createHash('sha256').update(canonical(entry)).digest('hex');
}

/**
 * @param {AsyncIterable<Entry>} entries
 * @param {{ sequence: number, hash: string } | undefined} known
 */
async function verify(entries, known) {
  let head = { sequence: 0, hash: START, at: '' };
  for await (const entry of entries) {
    const expected = head.sequence + 1;
    const { sequence, hash, at } = entry;
    if (sequence > expected) {
      return { head, broken: `entry ${expected} is missing` };
    }
    if (sequence < expected) {
      return {
        head,
        broken: `entry ${sequence} is out of order, after entry ${head.sequence}`,
      };
    }
    if (hashOf(entry) !== hash) {
      return {
        head,
        broken: `entry ${sequence} was changed after it was written`,
      };
    }
    if (entry.previousHash !== head.hash) {
      return {
        head,
        broken: `entry ${sequence} follows another entry ${head.sequence} than the one that is there (hash)`,
      };
    }
    if (known?.sequence === sequence && known.hash !== hash) {
      return {
        head,
        broken: `entry ${sequence} is another one than was known: it, or one before it, was written anew`,
      };
    }
    head = { sequence, hash, at };
  }
  return known && known.sequence > head.sequence
    ? {
        head,
        broken: `the log ends before entry ${head.sequence + 1}, but entry ${
          known.sequence
        } was in it once`,
      }
    : { head };
}

class NotChecked extends Error {}

/**
 * @param {NodeJS.ReadableStream} input
 * @returns {AsyncGenerator<Entry>}
 */
async function* fromExport(input) {
  let number = 0;
  let end;
  let last = { sequence: 0, hash: START };
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line === '') {
      continue;
    }
    if (end) {
      throw new NotChecked(
        `line ${number}: there is more after the end of the export`,
      );
    }
    let value;
    try {
      value = JSON.parse(line);
    } catch {
      throw new NotChecked(`line ${number} is not JSON`);
    }
    if (value?.export) {
      end = value.export;
      if (!end.complete) {
        throw new NotChecked(
          'this export was made with a filter, so its chain has gaps; export without one',
        );
      }
    } else if (
      Number.isInteger(value?.sequence) &&
      typeof value?.hash === 'string'
    ) {
      last = value;
      yield value;
    } else {
      throw new NotChecked(`line ${number} is no entry of an audit log`);
    }
  }
  if (!end) {
    throw new NotChecked(
      'the export has no last line: it was broken off, or its end was taken away',
    );
  }
  const head = end.head ?? { sequence: 0, hash: START };
  if (head.sequence !== last.sequence || head.hash !== last.hash) {
    throw new NotChecked(
      `the export says that the log ended with entry ${head.sequence}, but its last entry is ${last.sequence}`,
    );
  }
}

/**
 * @param {{ client: string, connection: unknown, schema?: string }} settings
 * @returns {AsyncGenerator<Entry>}
 */
async function* fromDatabase({ client, connection, schema }) {
  // From this package, or from the portal that the command is run in.
  const knex = load('knex')({
    client,
    connection,
    useNullAsDefault: true,
    ...(schema ? { searchPath: [schema] } : {}),
  });
  try {
    let after = 0;
    for (;;) {
      const rows = await knex('audit_entries')
        .where('sequence', '>', after)
        .orderBy('sequence')
        .limit(500);
      for (const {
        previous_hash: previousHash,
        before,
        after: since,
        reason,
        ...row
      } of rows) {
        yield {
          ...row,
          previousHash,
          ...(before === null ? {} : { before: parsed(before) }),
          ...(since === null ? {} : { after: parsed(since) }),
          ...(reason === null ? {} : { reason }),
        };
      }
      if (rows.length === 0) {
        return;
      }
      after = rows[rows.length - 1].sequence;
    }
  } finally {
    await knex.destroy();
  }
}

/** @param {string} name */
function load(name) {
  const here = createRequire(import.meta.url);
  const paths = [...(here.resolve.paths(name) ?? []), process.cwd()];
  return here(here.resolve(name, { paths }));
}

/** @param {string} json */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return { unreadable: json };
  }
}

/** @param {string | undefined} text */
function knownOf(text) {
  if (text === undefined) {
    return undefined;
  }
  const match = /^(\d+):([0-9a-f]{64})$/.exec(text);
  if (!match) {
    throw new NotChecked(`--known: '${text}' is not SEQUENCE:HASH`);
  }
  return { sequence: Number(match[1]), hash: match[2] };
}

/** @returns {{ entries: AsyncIterable<Entry>, known?: { sequence: number, hash: string } }} */
function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      database: { type: 'boolean' },
      sqlite: { type: 'string' },
      known: { type: 'string' },
    },
  });
  const known = knownOf(values.known);
  const [file] = positionals;
  if ([values.database, values.sqlite, file].filter(Boolean).length !== 1) {
    throw new NotChecked(USAGE);
  }
  if (file) {
    const input = file === '-' ? process.stdin : createReadStream(file);
    return { entries: fromExport(input), known };
  }
  if (values.sqlite) {
    const connection = {
      filename: values.sqlite,
      options: { readonly: true, fileMustExist: true },
    };
    return {
      entries: fromDatabase({ client: 'better-sqlite3', connection }),
      known,
    };
  }
  const connection = process.env.AUDIT_DATABASE_URL;
  if (!connection) {
    throw new NotChecked('AUDIT_DATABASE_URL is not set');
  }
  const schema = process.env.AUDIT_DATABASE_SCHEMA;
  return { entries: fromDatabase({ client: 'pg', connection, schema }), known };
}

try {
  const { entries, known } = readArguments();
  const { head, broken } = await verify(entries, known);
  if (broken) {
    process.stdout.write(
      `broken: ${broken}; ${head.sequence} entries before it are good\n`,
    );
    process.exitCode = 1;
  } else if (head.sequence === 0) {
    process.stdout.write('unbroken: nothing is on record\n');
  } else {
    process.stdout.write(
      `unbroken: ${head.sequence} entries, the last of ${head.at}\nhead ${head.sequence}:${head.hash}\n`,
    );
  }
} catch (error) {
  process.stderr.write(
    `${
      error instanceof NotChecked
        ? error.message
        : `could not be checked: ${error}`
    }\n`,
  );
  process.exitCode = 2;
}
