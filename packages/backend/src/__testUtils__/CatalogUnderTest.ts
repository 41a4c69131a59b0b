import { join } from 'node:path';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { ROOT } from './demoOrganisation';
import { demoConfig } from './demoPortal';

const FILES = ['org.yaml', 'systems.yaml', 'components.yaml'];

/** A policy under which no user may do anything. */
const denyEverybody = createBackendModule({
  pluginId: 'permission',
  moduleId: 'deny-everybody',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          handle: async () => ({ result: AuthorizeResult.DENY }),
        });
      },
    });
  },
});

/** Takes tasks and runs none. */
function onlyByHand(scheduler: SchedulerService): SchedulerService {
  return {
    scheduleTask: task => scheduler.scheduleTask(task),
    createScheduledTaskRunner: schedule =>
      scheduler.createScheduledTaskRunner(schedule),
    triggerTask: async () => {},
    cancelTask: id => scheduler.cancelTask(id),
    getScheduledTasks: () => scheduler.getScheduledTasks(),
  };
}

/**
 * The real catalog with the demo's components, Golden Images and its module,
 * under real permissions. Tasks run when the test says so and never else: not by
 * schedule, nor because the plugin asks for a scan of each source at its start.
 */
export class CatalogUnderTest {
  readonly #backend: TestBackend;
  readonly #scheduler: ReturnType<typeof mockServices.scheduler>;

  static async start(options: {
    /** Where the demo organisation is. */
    readonly demo: string;
    /** Where the databases are kept, one file for each plugin. */
    readonly databases: string;
    /** Owner of the golden images. */
    readonly owner: string;
  }): Promise<CatalogUnderTest> {
    const scheduler = mockServices.scheduler();
    const data = {
      ...demoConfig(options.demo),
      app: { baseUrl: 'https://portal.test' },
      backend: {
        database: {
          client: 'better-sqlite3',
          connection: { directory: options.databases },
        },
      },
      permission: { enabled: true },
      catalog: {
        rules: [
          { allow: ['Component', 'System', 'Domain', 'Group'] },
          { allow: ['User'] },
        ],
        locations: FILES.map(file => ({
          type: 'file',
          target: join(ROOT, 'examples/catalog', file),
        })),
        providers: {
          goldenImages: {
            owner: options.owner,
            verdictLabel: true,
          },
        },
        processingInterval: { seconds: 2 },
      },
    };
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({ data }),
        permissionsServiceFactory,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => onlyByHand(scheduler),
        }),
        import('@backstage/plugin-permission-backend'),
        denyEverybody,
        import('@backstage/plugin-catalog-backend'),
        import('@image-governance/plugin-golden-images-backend'),
        import('@image-governance/plugin-catalog-backend-module-golden-images'),
      ],
    });
    return new CatalogUnderTest(backend, scheduler);
  }

  private constructor(
    backend: TestBackend,
    scheduler: ReturnType<typeof mockServices.scheduler>,
  ) {
    this.#backend = backend;
    this.#scheduler = scheduler;
  }

  /** Runs tasks, one after the other. */
  async run(...tasks: readonly string[]): Promise<void> {
    for (const task of tasks) {
      await this.#scheduler.triggerTask(task);
    }
  }

  /** As a plugin sees it; `undefined` for an entity that does not exist. */
  async entity(kind: string, name: string): Promise<Entity | undefined> {
    const response = await this.#fetch(
      `catalog/entities/by-name/${kind}/default/${name}`,
      mockCredentials.service.header(),
    );
    return response.status === 404 ? undefined : response.json();
  }

  /** Names of the entities that a filter of the catalog leaves. */
  async names(filter: string): Promise<string[]> {
    const response = await this.#fetch(
      `catalog/entities?filter=${encodeURIComponent(filter)}`,
      mockCredentials.service.header(),
    );
    const entities: Entity[] = await response.json();
    return entities.map(({ metadata }) => metadata.name).sort();
  }

  /** Status of the answer to somebody who asks for a scan of a source that does not exist. */
  async statusOfScan(authorization: string): Promise<number> {
    const response = await this.#fetch(
      'golden-images/inventory/sources/nothing/scan',
      authorization,
      'POST',
    );
    return response.status;
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }

  async #fetch(
    path: string,
    authorization: string,
    method: 'GET' | 'POST' = 'GET',
  ): Promise<Response> {
    const url = `http://localhost:${this.#backend.server.port()}/api/${path}`;
    return fetch(url, { method, headers: { authorization } });
  }
}
