import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  goldenImages?: {
    /**
     * Groups and users that play the roles of the handbook's responsibility matrix:
     * entity references. A decision is made only by those who play its role.
     */
    roles?: {
      /** Evaluates, promotes and deprecates golden images. */
      platform?: string[];
      /** Signs off or vetoes candidates. */
      security?: string[];
      /** Is told of decisions. */
      cto?: string[];
      /** Is told of what may be removed. */
      finance?: string[];
    };

    notices?: {
      /** Whether people are told through Backstage's notifications; default true. See `docs/operations/notifications.md`. */
      enabled?: boolean;
    };

    /**
     * The organisation's rules. Every key has the default of the handbook;
     * see `docs/operations/policy.md`.
     */
    policy?: {
      registries?: {
        /** Host of the internal registry that holds golden images. */
        internal?: string;
        /** Further own registries (hosts). */
        own?: string[];
        /** Upstream registries that golden images are mirrored from. */
        upstream?: string[];
      };
      paths?: {
        golden?: string;
        teamApproved?: string;
        staging?: string;
      };
      environments?: Array<{
        name: string;
        /** Cluster names, `*` as wildcard. */
        clusters?: string[];
        /** Namespaces, `*` as wildcard. */
        namespaces?: string[];
      }>;
      defaultEnvironment?: string;
      productionEnvironments?: string[];
      excludedNamespaces?: string[];
      supportWindow?: { size?: number; unit?: 'track' | 'release' };
      deprecation?: {
        noticeMonths?: number;
        finalCallMonths?: number;
        /** Days that an emergency migration may take at most. Default 90. */
        emergencyMaxDays?: number;
      };
      eol?: {
        clock?: 'promotion' | 'upstream';
        activeMonths?: number;
        legacyUntilMonths?: number;
        archiveMonths?: number;
      };
      kpi?: {
        adoptionTarget?: number;
        approvedVariantsTarget?: number;
        sprawlTarget?: number;
        nonCompliantTarget?: number;
        /** Days from the upstream release to the golden promotion, at most. Default 7. */
        leadTimeTargetDays?: number;
      };
      staleAfterHours?: number;
    };

    /** Where the declarative governance file is: a path, or a URL the portal's integrations can read. */
    governance?: {
      target: string;
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };

    /** Which licences may be in a golden image; see `docs/releases/documents.md`. A list that is given replaces its default. */
    licences?: {
      /** SPDX ids, whole `id WITH exception`, or a beginning and `*`. */
      allowed?: string[];
      denied?: string[];
      review?: string[];
    };

    documents?: {
      /** Largest bill of materials or scan result that is taken, in bytes; default 20,000,000. */
      maxBytes?: number;
    };

    /** Whose signatures count, and how well an image has to be built; see `docs/releases/verification.md`. */
    verification?: {
      /** Public keys whose signatures count. */
      keys?: Array<{
        /** Name that people know it by. */
        name: string;
        /** PEM file. */
        file?: string;
        /** The PEM text itself, instead of a file. */
        pem?: string;
      }>;
      /** Signers without a key of their own; both values are compared exactly. */
      identities?: Array<{
        /** E-mail address, or URL of the workflow with its ref. */
        subject: string;
        /** OIDC issuer. */
        issuer: string;
      }>;
      /** File with the sigstore trusted root (JSON) that certificates and log entries are checked with. */
      trustedRoot?: string;
      /** Whether a signature by a key must be in a transparency log, too; default false. */
      keysNeedTransparencyLog?: boolean;
      /** Builders that are trusted, with the level that they reach. */
      builders?: Array<{
        /** `builder.id` of the provenance; a `*` at the end stands for anything. */
        id: string;
        /** SLSA specification that the level is of: `'0.1'` or `'1'`. */
        spec: '0.1' | '1';
        level: number;
      }>;
      /** Level that is asked for; default: 4 of SLSA v0.1, Build 3 of v1. */
      minimumSlsa?: { v0?: number; v1?: number };
    };

    acceptance?: {
      /**
       * Application stacks that have to pass on a candidate, by family. Where none is named, one has
       * to pass and none may fail. See `docs/releases/acceptance.md`.
       */
      stacks?: { [family: string]: string[] };
    };

    /** Requests to customize golden images. See `docs/customizations/requests.md`. */
    customizations?: {
      /** What teams may change without asking; see `docs/customizations/tiers.md`. A list that is given replaces its default. */
      tiers?: {
        /** Hosts that system packages may come from; default `clnpkgs.clnstrt.dev`. */
        packageHosts?: string[];
        /** Hosts of indexes that packages of languages may come from; default none but what a tool uses by itself. */
        languageHosts?: string[];
        /** Whether root that is given up before the end of the final stage is tier 2 instead of 3; default false. */
        allowTransientRoot?: boolean;
      };
      /** Who reviews first; default `security-first`. */
      reviewOrder?: 'security-first' | 'platform-first' | 'parallel';
      /** Names of the two teams on the Git host; default `security-team` and `platform-team`. */
      reviewers?: { security?: string; platform?: string };
      /** Segment of the registry path of a team, by its entity reference; default its name. */
      teamPaths?: { [entityRef: string]: string };
      /** Reviews of pull requests on GitHub and GitLab. See `docs/customizations/pull-requests.md`. */
      pullRequests?: {
        /** Whether they decide about requests; default false. */
        enabled?: boolean;
        /** Web addresses of the repositories whose reviews count, such as `https://github.com/internal-platform/golden-images`; needed when it is enabled. */
        repositories?: string[];
        /** Where the checklist of an approval is answered: in the portal before it, or by the approval itself; default `portal`. */
        checklist?: 'portal' | 'pull-request';
        /** How often the hosts are asked for what webhooks did not bring, in minutes from 1 to 1440; default 15. */
        pollMinutes?: number;
      };
      /** Where packages come from that name no source; default `clnpkgs.clnstrt.dev`. */
      packageSource?: string;
      /** The sum of the compressed layers is to be smaller, in decimal MB; default 500. */
      maxImageMegabytes?: number;
      /** Severities of which one finding blocks; default `critical` and `high`. */
      blockSeverities?: Array<
        'critical' | 'high' | 'medium' | 'low' | 'negligible' | 'unknown'
      >;
      /** Teams that have to ask for a package before it is suggested as a golden feature; default 2. */
      suggestGoldenAt?: number;
      /** Target of the time to approval in business days; default 2. */
      approvalTargetDays?: number;
      /** Days that count as business days. */
      calendar?: {
        /** IANA zone in which days begin; default `utc`. */
        zone?: string;
        /** ISO dates, besides Saturdays and Sundays. */
        holidays?: string[];
      };
    };

    promotion?: {
      /** A finding that has a fix and is this severe or worse holds a release up; default `critical`. */
      blockFixable?:
        | 'critical'
        | 'high'
        | 'medium'
        | 'low'
        | 'negligible'
        | 'none';
      /**
       * Whether a candidate that has passed every gate, both sign-offs included, is
       * promoted without a click; default false. See `docs/releases/promotion.md`.
       */
      auto?: boolean;
      /** Where new releases are looked for; default each known family's repository at each upstream registry. */
      repositories?: Array<{
        /** Host. */
        registry: string;
        repository: string;
        /** Default the repository. */
        family?: string;
      }>;
    };

    calendars?: {
      /**
       * Whether calendar programs may subscribe to deadlines under a secret
       * address, without signing in; default false. See `docs/adr/0009-calendar-feeds.md`.
       */
      enabled?: boolean;
    };

    registries?: Array<
      {
        /** Unique, stable name of the source. */
        name: string;
        /** Host as it stands in image references, with port. */
        host: string;
        /** Repositories to scan; by default the registry's own listing. `*` as wildcard at the end. */
        repositories?: string[];
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      } & (
        | {
            type?: 'oci';
            /** Base URL when it is not `https://<host>`; `http://` must be asked for here. */
            url?: string;
            /** Extra CA certificates (PEM file) for this registry. */
            caFile?: string;
            /** Most requests a second; default 20. */
            requestsPerSecond?: number;
            auth?: {
              username?: string;
              /** @visibility secret */
              password?: string;
              /** A ready bearer token. @visibility secret */
              token?: string;
              /** Path of a docker `config.json` with credentials for this host; what is renewed in it needs no restart. See `docs/operations/registries.md`. */
              dockerConfig?: string;
            };
            /** Hosts that may issue tokens for this registry, beside its own. */
            tokenHosts?: string[];
          }
        | {
            type: 'layout';
            /** Directory tree of OCI image layouts: each folder with an `oci-layout` file is the repository named by its path. */
            path: string;
          }
      )
    >;

    clusters?: Array<
      {
        /** Unique, stable name of the source, and of the cluster. */
        name: string;
        /** Only these namespaces; default all that the credential may list. */
        namespaces?: string[];
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      } & (
        | {
            type?: 'kubernetes';
            /** How to reach it: a kubeconfig file, the pod's own service account, or the portal's `kubernetes` plugin. */
            access: 'kubeconfig' | 'in-cluster' | 'backstage';
            /** Path of the kubeconfig; default the usual places. */
            kubeconfig?: string;
            context?: string;
            /** Name of the cluster in the portal's `kubernetes` configuration; default `name`. */
            cluster?: string;
            /**
             * Only for `access: backstage` and a cluster with an auth provider of the portal's own:
             * whether the portal holds its credential (a token, a client certificate) or there is none.
             */
            customAuthProvider?: 'server-side' | 'anonymous';
            /** Only pods, and templates of workloads without pods, with these labels. */
            labelSelector?: string;
            /** Only these pods; workloads without pods are then left out, unless it speaks of `metadata.namespace` alone. */
            fieldSelector?: string;
            /** Objects a page, 1 to 5000; default 500. */
            pageSize?: number;
          }
        | {
            type: 'manifests';
            /** A directory, or a URL that the portal's integrations can read (a tree). */
            target: string;
            /** Custom kinds with a pod template: kind → path of the template, e.g. `spec.template`. */
            customKinds?: { [kind: string]: string };
          }
      )
    >;
  };
}
