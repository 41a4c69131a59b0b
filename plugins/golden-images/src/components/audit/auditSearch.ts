import type { AuditFilter } from '@image-governance/plugin-golden-images-common';

const DAY = 24 * 3_600_000;

/** A filter as its fields have it: days instead of moments, both included. */
export interface AuditFields {
  readonly actor: string;
  readonly action: readonly string[];
  readonly object: string;
  /** ISO date. */
  readonly from: string;
  /** ISO date. */
  readonly to: string;
}

/** Reads the fields from an address. */
export function fieldsFrom(params: URLSearchParams): AuditFields {
  const text = (key: string) => params.get(key) ?? '';
  return {
    actor: text('actor'),
    action: params.getAll('action'),
    object: text('object'),
    from: text('from'),
    to: text('to'),
  };
}

/** The fields as the query of an address; empty for no filter. */
export function searchOf(fields: AuditFields): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      if (one) {
        params.append(key, one);
      }
    }
  }
  return params;
}

/** What to ask for; days are days in UTC, and a date that is none filters nothing. */
export function filterOf(fields: AuditFields): AuditFilter {
  const { actor, action, object, from, to } = fields;
  return {
    ...(actor.trim() ? { actor: [actor.trim()] } : {}),
    ...(action.length > 0 ? { action } : {}),
    ...(object.trim() ? { object: [object.trim()] } : {}),
    ...timeOf('from', from, 0),
    ...timeOf('to', to, DAY),
  };
}

function timeOf(key: 'from' | 'to', day: string, offsetMs: number) {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time)
    ? {}
    : { [key]: new Date(time + offsetMs).toISOString() };
}
