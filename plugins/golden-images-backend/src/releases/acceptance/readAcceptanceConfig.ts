import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const STACKS = z.record(z.string(), z.array(z.string().min(1).max(100)));

/** Application stacks that have to pass, by family; a family that is not named has none. */
export type RequiredStacks = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `goldenImages.acceptance.stacks`. Families have names with slashes, so
 * they are read as they stand, not as configuration keys.
 * @throws InputError that names the key
 */
export function readAcceptanceConfig(config: Config): RequiredStacks {
  const stacks = config.getOptional('goldenImages.acceptance.stacks');
  const parsed = STACKS.safeParse(stacks ?? {});
  if (!parsed.success) {
    throw new InputError(
      `goldenImages.acceptance.stacks${parsed.error.issues[0].path
        .map(part => `.${String(part)}`)
        .join(
          '',
        )}: expected lists of names by family, such as {python: [django]}`,
    );
  }
  return new Map(
    Object.entries(parsed.data).map(([family, names]) => [
      family,
      [...new Set(names)],
    ]),
  );
}
