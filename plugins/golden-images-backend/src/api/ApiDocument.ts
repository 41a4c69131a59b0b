import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';

/** Where the API document is. */
export const API_DOCUMENT_PATH = resolvePackagePath(
  '@image-governance/plugin-golden-images-backend',
  'openapi.yaml',
);

/** Reads the API document, by which requests are checked. */
export function readApiDocument() {
  return parse(readFileSync(API_DOCUMENT_PATH, 'utf8'));
}
