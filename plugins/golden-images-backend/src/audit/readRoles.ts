import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { RoleMembers } from './Actors';

const CONFIGURED = ['platform', 'security', 'cto', 'finance'] as const;

/**
 * Reads `goldenImages.roles`: lists of group and user refs.
 * @throws InputError that names the key when an entry is no entity ref
 */
export function readRoles(config: Config): RoleMembers {
  const roles = config.getOptionalConfig('goldenImages.roles');
  return Object.fromEntries(
    CONFIGURED.flatMap(role => {
      const refs = roles?.getOptionalStringArray(role);
      return refs ? [[role, refs.map(ref => readRef(role, ref))]] : [];
    }),
  );
}

function readRef(role: string, ref: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch {
    throw new InputError(
      `goldenImages.roles.${role}: '${ref}' is not an entity reference such as group:default/platform`,
    );
  }
}
