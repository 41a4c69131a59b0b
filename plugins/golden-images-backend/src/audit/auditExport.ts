import type {
  AuditEntry,
  AuditExportEnd,
  AuditExportFormat,
  ChainHead,
} from '@image-governance/plugin-golden-images-common';

const COLUMNS = [
  'sequence',
  'at',
  'actor',
  'action',
  'object',
  'before',
  'after',
  'reason',
  'previousHash',
  'hash',
] as const;

/**
 * The lines of an export. NDJSON has an entry a line, and last an
 * {@link AuditExportEnd}; CSV (RFC 4180) is for spreadsheets.
 */
export async function* exportLines(
  format: AuditExportFormat,
  entries: AsyncIterable<AuditEntry>,
  about: {
    readonly at: string;
    readonly complete: boolean;
    readonly head?: ChainHead;
  },
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield `${COLUMNS.join(',')}\r\n`;
    for await (const entry of entries) {
      yield `${COLUMNS.map(column => cell(entry[column])).join(',')}\r\n`;
    }
    return;
  }
  let count = 0;
  for await (const entry of entries) {
    yield `${JSON.stringify(entry)}\n`;
    count += 1;
  }
  const end: AuditExportEnd = { export: { ...about, entries: count } };
  yield `${JSON.stringify(end)}\n`;
}

/**
 * Spreadsheets take a text for a formula that begins so, and run it
 * (https://owasp.org/www-community/attacks/CSV_Injection); an apostrophe makes it a text.
 */
const FORMULA = /^[=+\-@\t\r\n|%]/;

function cell(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? '';
  const safe =
    typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
