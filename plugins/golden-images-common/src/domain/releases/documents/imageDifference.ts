import {
  IMAGE_FIELDS,
  type ImageChange,
  type PlatformContent,
} from './difference';

/** What differs between the images of two releases, each platform with its like; the same change of several platforms is one. */
export function imageDifference(
  before: readonly PlatformContent[],
  after: readonly PlatformContent[],
): ImageChange[] {
  const older = new Map(before.map(each => [each.platform, each]));
  const newer = new Map(after.map(each => [each.platform, each]));
  const changes: ImageChange[] = [];
  for (const [platform, now] of newer) {
    const was = older.get(platform);
    changes.push(
      ...(was
        ? platformChanges(was, now)
        : [architecture(platform, { after: platform })]),
    );
  }
  for (const platform of older.keys()) {
    if (!newer.has(platform)) {
      changes.push(architecture(platform, { before: platform }));
    }
  }
  return merged(changes);
}

function architecture(
  platform: string,
  change: Pick<ImageChange, 'before' | 'after'>,
): ImageChange {
  return { field: 'architecture', name: platform, platforms: [], ...change };
}

function platformChanges(
  was: PlatformContent,
  now: PlatformContent,
): ImageChange[] {
  const platforms = [now.platform];
  const changes: ImageChange[] = [];
  if (was.sizeBytes !== now.sizeBytes) {
    changes.push({
      field: 'size',
      platforms,
      bytes: { before: was.sizeBytes, after: now.sizeBytes },
    });
  }
  if (was.layers.join() !== now.layers.join()) {
    const shared = now.layers.filter(each => was.layers.includes(each)).length;
    changes.push({
      field: 'layers',
      platforms,
      before: `${was.layers.length}`,
      after: `${now.layers.length}, ${shared} of them as before`,
    });
  }
  changes.push(
    // Absent is not empty: an image that was read before this was kept says nothing.
    ...single('user', user(was.user), user(now.user)),
    ...single('entrypoint', command(was.entrypoint), command(now.entrypoint)),
    ...single('cmd', command(was.cmd), command(now.cmd)),
    ...keyed('exposed-port', ports(was), ports(now)),
    ...keyed('environment', was.environment, now.environment),
    ...keyed('label', was.labels, now.labels),
  );
  return changes;

  function single(
    field: 'user' | 'entrypoint' | 'cmd',
    old: string | undefined,
    value: string | undefined,
  ): ImageChange[] {
    return old === undefined || value === undefined || old === value
      ? []
      : [{ field, platforms, before: old, after: value }];
  }

  function keyed(
    field: ImageChange['field'],
    old: Readonly<Record<string, string>> | undefined,
    values: Readonly<Record<string, string>> | undefined,
  ): ImageChange[] {
    if (!old || !values) {
      return [];
    }
    return [...new Set([...Object.keys(old), ...Object.keys(values)])]
      .sort()
      .flatMap(name => {
        const change = { before: own(old, name), after: own(values, name) };
        return change.before === change.after
          ? []
          : [{ field, name, platforms, ...change }];
      });
  }
}

function own(
  values: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function user(name: string | undefined): string | undefined {
  return name === '' ? 'root (none is set)' : name;
}

function command(words: readonly string[] | undefined): string | undefined {
  return words && JSON.stringify(words);
}

function ports({
  exposedPorts,
}: PlatformContent): Record<string, string> | undefined {
  return (
    exposedPorts && Object.fromEntries(exposedPorts.map(each => [each, each]))
  );
}

/** The same change of several platforms as one, in the order of the fields. */
function merged(changes: readonly ImageChange[]): ImageChange[] {
  const found = new Map<string, ImageChange>();
  for (const change of changes) {
    const { platforms, ...rest } = change;
    const key = JSON.stringify(rest);
    const same = found.get(key);
    found.set(
      key,
      same ? { ...same, platforms: [...same.platforms, ...platforms] } : change,
    );
  }
  return [...found.values()].sort(
    (a, b) => IMAGE_FIELDS.indexOf(a.field) - IMAGE_FIELDS.indexOf(b.field),
  );
}
