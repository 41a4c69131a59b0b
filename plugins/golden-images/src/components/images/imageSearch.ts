import {
  IMAGE_CONTENTS,
  VERDICTS,
  type ImageFilter,
} from '@image-governance/plugin-golden-images-common';

const LISTS = [
  'verdict',
  'content',
  'family',
  'release',
] as const satisfies readonly (keyof ImageFilter)[];

/** A filter as the query of an address: `?text=python&content=not-read`. Empty text for no filter. */
export function toSearch(filter: ImageFilter): string {
  const params = new URLSearchParams();
  if (filter.text) {
    params.set('text', filter.text);
  }
  for (const key of LISTS) {
    for (const value of filter[key] ?? []) {
      params.append(key, value);
    }
  }
  const search = params.toString();
  return search && `?${search}`;
}

/** Reads a filter from an address; words that are no verdict or state are left out. */
export function fromSearch(params: URLSearchParams): ImageFilter {
  const list = (key: string) => nonEmpty(params.getAll(key));
  const known = <T extends string>(key: string, words: readonly T[]) => {
    const given = params.getAll(key);
    return nonEmpty(words.filter(word => given.includes(word)));
  };
  return {
    text: params.get('text') ?? undefined,
    verdict: known('verdict', VERDICTS),
    content: known('content', IMAGE_CONTENTS),
    family: list('family'),
    release: list('release'),
  };
}

function nonEmpty<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}
