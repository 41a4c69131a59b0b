import type { RequestedPackage } from '@image-governance/plugin-golden-images-common';

/** What was typed, `jq` or `jq=1.7`, as a package; `undefined` for no name. */
export function packageOf(
  typed: string,
  source: string | undefined,
): RequestedPackage | undefined {
  const [name, version] = typed.split('=', 2).map(part => part.trim());
  return name
    ? { name, ...(version && { version }), ...(source && { source }) }
    : undefined;
}
