import {
  FINDINGS,
  VERDICTS,
  type WorkloadFilter,
} from '@image-governance/plugin-golden-images-common';

const LISTS = [
  'verdict',
  'finding',
  'environment',
  'cluster',
  'namespace',
  'entity',
  'owner',
  'family',
  'track',
  'release',
  'movedFrom',
  'digest',
  'repository',
] as const satisfies readonly (keyof WorkloadFilter)[];

/** A filter as the query of an address: `?verdict=unknown&production=true`. Empty text for no filter. */
export function toSearch(filter: WorkloadFilter): string {
  const params = new URLSearchParams();
  for (const key of LISTS) {
    for (const value of filter[key] ?? []) {
      params.append(key, value);
    }
  }
  if (filter.text) {
    params.set('text', filter.text);
  }
  if (filter.production !== undefined) {
    params.set('production', String(filter.production));
  }
  if (filter.at) {
    params.set('at', filter.at);
  }
  const search = params.toString();
  return search && `?${search}`;
}

/** Reads a filter from an address; words that are no verdict or finding are left out. */
export function fromSearch(params: URLSearchParams): WorkloadFilter {
  const list = (key: string) => {
    const values = params.getAll(key);
    return values.length > 0 ? values : undefined;
  };
  const known = <T extends string>(key: string, words: readonly T[]) => {
    const given = params.getAll(key);
    const values = words.filter(word => given.includes(word));
    return values.length > 0 ? values : undefined;
  };
  const production = params.get('production');
  return {
    verdict: known('verdict', VERDICTS),
    finding: known('finding', FINDINGS),
    environment: list('environment'),
    cluster: list('cluster'),
    namespace: list('namespace'),
    entity: list('entity'),
    owner: list('owner'),
    family: list('family'),
    track: list('track'),
    release: list('release'),
    movedFrom: list('movedFrom'),
    digest: list('digest'),
    repository: list('repository'),
    text: params.get('text') ?? undefined,
    production: production === null ? undefined : production === 'true',
    at: params.get('at') ?? undefined,
  };
}
