import type { YamlValue } from './yamlValue';

/** A field of a map; `undefined` where there is none. */
export function field(
  value: YamlValue | undefined,
  ...path: readonly string[]
): YamlValue | undefined {
  let at = value;
  for (const name of path) {
    at = at?.kind === 'map' ? at.fields.get(name) : undefined;
  }
  return at;
}

/** Fields of a map, in order. */
export function fieldsOf(
  value: YamlValue | undefined,
): readonly (readonly [string, YamlValue])[] {
  return value?.kind === 'map' ? [...value.fields] : [];
}

/** Items of a list. */
export function itemsOf(value: YamlValue | undefined): readonly YamlValue[] {
  return value?.kind === 'list' ? value.items : [];
}

/** A scalar as text; empty for anything else. */
export function textOf(value: YamlValue | undefined): string {
  return value?.kind === 'scalar' && value.value !== null
    ? String(value.value)
    : '';
}

/** Whether a field is on, as a boolean or as a text that a template left behind. */
export function isTrue(value: YamlValue | undefined): boolean {
  return textOf(value).toLowerCase() === 'true';
}

/** A value in one line, as it would stand behind its name. */
export function shown(value: YamlValue, depth = 0): string {
  switch (value.kind) {
    case 'scalar':
      return textOf(value).slice(0, 200);
    case 'list':
      return depth > 2
        ? '[…]'
        : `[${value.items
            .slice(0, 8)
            .map(each => shown(each, depth + 1))
            .join(', ')}]`;
    default:
      return depth > 2
        ? '{…}'
        : `{${[...value.fields]
            .slice(0, 8)
            .map(([name, each]) => `${name}: ${shown(each, depth + 1)}`)
            .join(', ')}}`;
  }
}
