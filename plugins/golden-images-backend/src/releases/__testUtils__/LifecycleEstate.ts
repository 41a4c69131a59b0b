import {
  createBackendModule,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import type { JsonObject } from '@backstage/types';
import { goldenImagesSourcesExtensionPoint } from '@image-governance/plugin-golden-images-node';
import type { Knex } from 'knex';
import {
  PortalUnderTest,
  type PortalOptions,
} from '../../__testUtils__/PortalUnderTest';
import { Recorder } from '../../failures/__testUtils__/Recorder';
import { FakeCluster, usage } from '../../inventory/__testUtils__';
import {
  buildImage,
  type BuiltImage,
} from '../../sources/oci/__testUtils__/imageContent';
import { LoopbackRegistry } from '../../sources/oci/__testUtils__/LoopbackRegistry';
import { BUILDER, SigningKey } from '../verification/__testUtils__/signing';

export const PLATFORM = 'user:default/plat';
export const SECURITY = 'user:default/sec';
/** Plays both roles. */
export const BOTH = 'user:default/both';
export const DEVELOPER = 'user:default/dev';
export const SHOP = 'group:default/shop';
export const BILLING = 'group:default/billing';

/** The golden release that everybody starts with, what comes after it, and one of another track. */
export const A = buildImage({
  layers: ['os', 'python 3.12.1'],
  created: '2026-01-05T10:00:00Z',
});
export const B = buildImage({
  layers: ['os', 'python 3.12.2'],
  created: '2026-03-01T10:00:00Z',
});
export const OTHER = buildImage({
  layers: ['os', 'python 3.11'],
  created: '2026-01-05T10:00:00Z',
});

/** All but the date is as ever, so that nothing waits for a timer that does not come. */
const REAL_TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** What a test has besides. */
export interface EstateOptions extends PortalOptions {
  /** `goldenImages.customizations`. */
  readonly customizations?: JsonObject;
  readonly features?: readonly BackendFeature[];
  /** Of the catalog, besides its components. */
  readonly entities?: readonly Entity[];
  /** Of app-config, beside `goldenImages`. */
  readonly config?: JsonObject;
}

/** A registry that speaks HTTP, a cluster and a portal, with a clock that tests move. */
export class LifecycleEstate {
  readonly key = new SigningKey();
  readonly cluster = new FakeCluster();
  /** What the registry has: repositories with tags. */
  readonly images: Record<string, Record<string, BuiltImage>>;
  /** What people were told. */
  readonly sent: NotificationSendOptions[] = [];
  /** Whether notifications can be sent. */
  reachable = true;
  readonly #knex: Knex;
  readonly #registry: LoopbackRegistry;
  readonly #more: EstateOptions;
  #recorder = new Recorder();
  #portal: PortalUnderTest | undefined;

  /** A is golden since January, and the team shop runs it; billing runs another track. */
  static async start(
    knex: Knex,
    day: string,
    more: EstateOptions = {},
  ): Promise<LifecycleEstate> {
    const images = {
      'golden/python': {
        '3.12-golden-v2.0.0': A,
        '3.11-golden-v1.0.0': OTHER,
      },
      'staging/python': {},
    };
    const registry = await LoopbackRegistry.start({ repositories: images });
    const estate = new LifecycleEstate(knex, registry, images, more);
    jest.useFakeTimers({
      doNotFake: [...REAL_TIMERS],
      now: new Date(`${day}T09:00:00Z`),
    });
    estate.runs('cart', 'golden/python:3.12-golden-v2.0.0', A);
    await estate.restart();
    await estate.pass(day);
    return estate;
  }

  private constructor(
    knex: Knex,
    registry: LoopbackRegistry,
    images: LifecycleEstate['images'],
    more: EstateOptions,
  ) {
    this.#more = more;
    this.#knex = knex;
    this.#registry = registry;
    this.images = images;
  }

  get portal(): PortalUnderTest {
    if (!this.#portal) {
      throw new Error('The portal is not started');
    }
    return this.#portal;
  }

  /** The reference of an image in the registry. */
  reference(image: string): string {
    return `${this.#registry.host}/${image}`;
  }

  /** Starts the portal, again if need be. @param sources - whether its configuration names any */
  async restart({ sources = true } = {}): Promise<void> {
    await this.#portal?.stop();
    this.#recorder = new Recorder();
    this.#portal = await PortalUnderTest.start({
      ...this.#more,
      knex: this.#knex,
      entities: [
        entity('cart', SHOP),
        entity('invoice', BILLING),
        ...(this.#more.entities ?? []),
      ],
      config: {
        ...this.#more.config,
        goldenImages: {
          policy: { registries: { internal: this.#registry.host } },
          roles: { platform: [PLATFORM, BOTH], security: [SECURITY, BOTH] },
          acceptance: { stacks: { python: ['django'] } },
          customizations: this.#more.customizations ?? {},
          registries: sources
            ? [
                {
                  name: 'internal',
                  host: this.#registry.host,
                  url: `http://${this.#registry.host}`,
                  requestsPerSecond: 1000,
                },
              ]
            : [],
          verification: {
            keys: [
              {
                name: 'release',
                pem: String(
                  this.key.publicKey.export({ type: 'spki', format: 'pem' }),
                ),
              },
            ],
            builders: [{ id: BUILDER, spec: '1', level: 3 }],
          },
        },
      },
      features: [
        ...this.#recorder.features(),
        ...(this.#more.features ?? []),
        this.#notifications(),
        ...(sources ? [this.#clusterModule()] : []),
      ],
    });
  }

  async stop(): Promise<void> {
    await this.#portal?.stop();
    await this.#registry.stop();
    jest.useRealTimers();
  }

  /** Has the team shop run an image from now on; billing runs what it always did. */
  runs(name: string, image: string, { digest }: BuiltImage): void {
    const workload = (of: string) => ({
      labels: { 'backstage.io/kubernetes-id': of },
    });
    this.cluster.pages = [
      [
        usage(name, this.reference(image), {
          runningDigest: digest,
          workload: workload(name),
        }),
        usage('invoice', this.reference('golden/python:3.11-golden-v1.0.0'), {
          runningDigest: OTHER.digest,
          workload: workload('invoice'),
        }),
      ],
    ];
  }

  /** Lets time pass until a morning, on which everything that is scheduled runs. */
  async pass(day: string): Promise<void> {
    jest.setSystemTime(new Date(`${day}T09:00:00Z`));
    await this.scan('internal');
    await this.scan('c1');
    for (const task of ['attach', 'judge', 'promotion', 'clocks', 'notices']) {
      await this.run(task);
    }
  }

  /** Has a source scanned by who asks for it. */
  async scan(source: string): Promise<void> {
    const { status, body } = await this.portal.post(
      `/inventory/sources/${source}/scan`,
      { user: PLATFORM },
    );
    if (status !== 202) {
      throw new Error(`${source} was not scanned: ${JSON.stringify(body)}`);
    }
  }

  /** Everything that was logged. */
  get log(): readonly string[] {
    return this.#recorder.lines;
  }

  /** Runs a scheduled task; none of it may fail. */
  async run(task: string): Promise<void> {
    const before = this.#recorder.lines.length;
    await this.#recorder.run(`golden-images-${task}`);
    const failed = this.#recorder.lines
      .slice(before)
      .find(line => /^\w*Error\b/.test(line));
    if (failed) {
      throw new Error(`${task} failed: ${failed}`);
    }
  }

  /** Who was told of something, in the order of telling: scope and recipients. */
  told(scope: string): string[][] {
    return this.sent
      .filter(({ payload }) => payload.scope?.startsWith(scope))
      .map(({ recipients }) =>
        recipients.type === 'entity' ? [recipients.entityRef].flat() : [],
      );
  }

  #notifications(): BackendFeature {
    return createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => ({
        send: async notification => {
          if (!this.reachable) {
            throw new Error('Request failed with status 503');
          }
          this.sent.push(notification);
        },
      }),
    });
  }

  #clusterModule(): BackendFeature {
    return createBackendModule({
      pluginId: 'golden-images',
      moduleId: 'cluster',
      register: env => {
        env.registerInit({
          deps: { sources: goldenImagesSourcesExtensionPoint },
          init: async ({ sources }) => sources.addUsageSource(this.cluster),
        });
      },
    });
  }
}

function entity(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'backstage.io/kubernetes-id': name },
    },
    spec: { type: 'service', owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}
