import type { Digest } from './digest';

/**
 * A container image reference in canonical form: Docker Hub short names are
 * expanded (`python:3` → `docker.io/library/python:3`).
 */
export interface ImageReference {
  /** Host with optional port, e.g. `internal-registry.company.com`, `localhost:5000`, `[::1]:5000`. */
  readonly registry: string;
  /** Path in the registry, e.g. `golden/python`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

/** Why a text is not a reference: where, and which rule it breaks. */
export interface ReferenceError {
  /** 0-based offset into the text. */
  readonly position: number;
  /** Short name of the rule. */
  readonly rule:
    | 'empty'
    | 'length'
    | 'registry'
    | 'repository'
    | 'uppercase'
    | 'tag'
    | 'digest';
  /** A sentence for people: what was found and what is expected. */
  readonly message: string;
}

/** Result of {@link parseReference}. */
export type ParsedReference =
  | { readonly ok: true; readonly reference: ImageReference }
  | { readonly ok: false; readonly error: ReferenceError };

/** Parses a reference by the grammar of distribution/reference. The one parser of the product. */
export function parseReference(_text: string): ParsedReference {
  throw new Error('to be written');
}

/** The canonical text of a reference: `registry/repository[:tag][@digest]`. */
export function formatReference(reference: ImageReference): string {
  const tag = reference.tag ? `:${reference.tag}` : '';
  const digest = reference.digest ? `@${reference.digest}` : '';
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
