import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Golden image tracks as resources of the catalog; see `docs/operations/catalog.md`. */
      goldenImages?: {
        /**
         * Owner of every golden image, as an entity reference. Default: the first group of
         * `goldenImages.roles.platform`.
         */
        owner?: string;
        /** System that the golden images are part of, as an entity reference. */
        system?: string;
        /** Namespace of the resources; default `default`. */
        namespace?: string;
        /**
         * Whether everything that runs workloads is labelled with its verdict, for the filter of
         * the catalog's table. Whoever may read an entity can then read its verdict. Default false.
         */
        verdictLabel?: boolean;
        /** When tracks and verdicts are read; default every 10 minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
