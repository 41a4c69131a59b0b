import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

/** Reads `auth.providers.visitor.users`: user refs by the name that the sign-in page asks for. */
export function readVisitors(config: Config): ReadonlyMap<string, string> {
  const users = config.getOptionalConfig('auth.providers.visitor.users');
  return new Map(
    (users?.keys() ?? []).map(name => [
      name,
      stringifyEntityRef(
        parseEntityRef(users?.getString(name) ?? '', {
          defaultKind: 'user',
          defaultNamespace: 'default',
        }),
      ),
    ]),
  );
}
