import { configApiRef, useApi } from '@backstage/core-plugin-api';

/** A time at which one can come and ask. */
export interface OfficeHour {
  readonly title: string;
  readonly when: string;
  readonly url?: string;
  /** Entity reference of who holds it. */
  readonly owner?: string;
}

/** Where people find the policy and get help (R-OWN-02, R-OWN-04): `goldenImages.support`. */
export interface Support {
  readonly wiki?: string;
  readonly channel?: { readonly name: string; readonly url?: string };
  /** Of any number of teams (AMB-25). */
  readonly officeHours: readonly OfficeHour[];
}

/** What the portal's configuration says of help. */
export function useSupport(): Support {
  const support = useApi(configApiRef).getOptionalConfig(
    'goldenImages.support',
  );
  const channel = support?.getOptionalConfig('channel');
  return {
    wiki: support?.getOptionalString('wiki'),
    channel: channel && {
      name: channel.getString('name'),
      url: channel.getOptionalString('url'),
    },
    officeHours:
      support?.getOptionalConfigArray('officeHours')?.map(hour => ({
        title: hour.getString('title'),
        when: hour.getString('when'),
        url: hour.getOptionalString('url'),
        owner: hour.getOptionalString('owner'),
      })) ?? [],
  };
}
