import type { middleware } from 'express-openapi-validator';
import type { ApiDocument, DocumentPart } from './ApiDocument';

const ANY_RESPONSE = { default: { description: 'Anything' } };

/** What the validator takes. */
export type ApiSpec = Exclude<
  Parameters<typeof middleware>[0]['apiSpec'],
  string
>;

/**
 * What an API document says about requests: its operations without their responses, and
 * the components that are left in use. The validator of requests prepares everything it is
 * given, which for responses takes most of the start of the plugin.
 */
export function requestsOf(document: ApiDocument): ApiSpec {
  const paths = mapValues(document.paths, path =>
    mapValues(path, (part, key) =>
      key === 'parameters' ? part : { ...part, responses: ANY_RESPONSE },
    ),
  );
  const used = new Set<string>();
  const components: Record<string, Record<string, DocumentPart>> = {};
  const use = (reference: string): void => {
    if (used.has(reference)) {
      return;
    }
    used.add(reference);
    const [kind, name] = reference.replace('#/components/', '').split('/');
    const component = document.components[kind][name];
    components[kind] = { ...components[kind], [name]: component };
    referencesIn(component).forEach(use);
  };
  referencesIn(paths).forEach(use);
  // A copy, since the validator rewrites what it is given.
  return JSON.parse(JSON.stringify({ ...document, paths, components }));
}

function mapValues<T, R>(
  record: Readonly<Record<string, T>>,
  map: (value: T, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, map(value, key)]),
  );
}

function referencesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) {
    return [];
  }
  return Object.entries(part).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : referencesIn(value),
  );
}
