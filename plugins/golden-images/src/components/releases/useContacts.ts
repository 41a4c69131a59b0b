import useAsync from 'react-use/esm/useAsync';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

/** E-mail addresses by entity reference. */
export type Contacts = ReadonlyMap<string, string>;

const NOBODY: Contacts = new Map();

/** Owners asked for in one request. */
const MOST = 200;

/** E-mail addresses of owners, as far as the catalog has them in their profiles; an extra, so a failure leaves them out. */
export function useContacts(ownerRefs: readonly string[]): Contacts {
  const catalog = useApi(catalogApiRef);
  const refs = ownerRefs.slice(0, MOST);
  const { value } = useAsync(async () => {
    if (refs.length === 0) {
      return NOBODY;
    }
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs: [...refs],
      fields: ['kind', 'metadata.name', 'spec.profile'],
    });
    return new Map(
      items.flatMap((entity, i) => {
        const email = entity && emailOf(entity);
        return email ? [[refs[i], email] as const] : [];
      }),
    );
  }, [catalog, refs.join(' ')]);
  return value ?? NOBODY;
}

function emailOf({ spec }: Entity): string | undefined {
  const profile = spec?.profile;
  return typeof profile === 'object' &&
    profile !== null &&
    'email' in profile &&
    typeof profile.email === 'string'
    ? profile.email
    : undefined;
}
