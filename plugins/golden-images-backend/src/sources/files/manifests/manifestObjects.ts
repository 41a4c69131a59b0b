import { z } from 'zod';
import type { YamlPath } from '../yaml';

/** Lists in lists; `kubectl` writes one level. */
const MAX_LISTS = 5;

const objectSchema = z.object({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  items: z.unknown().optional(),
});

/** One Kubernetes object of a document, and where it stands in it. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly data: unknown;
  readonly path: YamlPath;
}

/** Whether a kind is a list of objects: `List`, `PodList`. */
export function isListKind(kind: string): boolean {
  return kind.endsWith('List');
}

/**
 * The objects of a document: itself, or the items of a `List`, nested ones too.
 * What is no object at all (a values file, say) gives none. Items of a typed list
 * (`PodList`) have their kind from it.
 */
export function* manifestObjects(
  data: unknown,
  path: YamlPath = [],
  inherited?: { apiVersion: string; kind: string },
): Generator<ManifestObject> {
  const parsed = objectSchema.safeParse(data);
  if (!parsed.success) {
    return;
  }
  const kind = parsed.data.kind ?? inherited?.kind;
  const apiVersion = parsed.data.apiVersion ?? inherited?.apiVersion;
  if (kind === undefined || apiVersion === undefined) {
    return;
  }
  if (!isListKind(kind) || !Array.isArray(parsed.data.items)) {
    yield { apiVersion, kind, data, path };
    return;
  }
  const lists = path.filter(key => key === 'items').length;
  if (lists < MAX_LISTS) {
    const itemKind = kind.slice(0, -'List'.length);
    for (const [index, item] of parsed.data.items.entries()) {
      yield* manifestObjects(
        item,
        [...path, 'items', index],
        itemKind ? { apiVersion, kind: itemKind } : undefined,
      );
    }
  }
}
