import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';

/** Where the API document is. */
export const API_DOCUMENT_PATH = resolvePackagePath(
  '@image-governance/plugin-golden-images-backend',
  'openapi.yaml',
);

/** Any part of a document. */
export interface DocumentPart {
  readonly [field: string]: DocumentPart;
}

/** An OpenAPI document, as far as it is looked at here. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  /** Operations by path and method. */
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, DocumentPart>>>
  >;
  /** By kind and name. */
  readonly components: Readonly<
    Record<string, Readonly<Record<string, DocumentPart>>>
  >;
}

let known: ApiDocument | undefined;

/** The API document, which is read once. */
export function readApiDocument(): ApiDocument {
  const document: ApiDocument =
    known ?? parse(readFileSync(API_DOCUMENT_PATH, 'utf8'));
  known = document;
  return document;
}
