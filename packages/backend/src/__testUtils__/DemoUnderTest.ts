import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { parseEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { GoldenImagesClient } from '@image-governance/plugin-golden-images-common';
import { parse, parseAllDocuments } from 'yaml';
import { demoCiPlugin } from '../demoCi';
import { clientAsVisitor } from '../demoCi/clients';
import { permissionsModule } from '../permissions';
import { visitorsModule } from '../visitors';
import { ROOT } from './demoOrganisation';
import { demoConfig, demoEntities } from './demoPortal';

/**
 * The demo's backend as its index.ts puts it together, with real sign-in, tokens
 * and policy. Tasks run when the test says so.
 */
export class DemoUnderTest {
  readonly #backend: TestBackend;
  readonly #scheduler: ReturnType<typeof mockServices.scheduler>;

  /** @param directory - where the demo organisation was built */
  static async start(directory: string): Promise<DemoUnderTest> {
    const scheduler = mockServices.scheduler();
    const { auth } = parse(readFileSync(join(ROOT, 'app-config.yaml'), 'utf8'));
    const { users } = auth.providers.visitor;
    const data = {
      ...demoConfig(directory),
      app: { baseUrl: 'http://localhost:3000' },
      permission: { enabled: true },
      auth: {
        providers: {
          visitor: { users, dangerouslyAllowOutsideDevelopment: true },
        },
      },
    };
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({ data }),
        authServiceFactory,
        httpAuthServiceFactory,
        userInfoServiceFactory,
        permissionsServiceFactory,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        catalogServiceMock.factory({
          entities: [...demoEntities(), ...demoUsers()],
        }),
        import('@backstage/plugin-auth-backend'),
        visitorsModule,
        import('@backstage/plugin-permission-backend'),
        permissionsModule,
        import('@image-governance/plugin-golden-images-backend'),
        demoCiPlugin,
      ],
    });
    return new DemoUnderTest(backend, scheduler);
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

  /** The API as somebody of the sign-in page. */
  as(visitor: string): GoldenImagesClient {
    const base = `http://localhost:${this.#backend.server.port()}/api`;
    const getBaseUrl = async (plugin: string) => `${base}/${plugin}`;
    return clientAsVisitor(visitor, {
      discovery: { getBaseUrl, getExternalBaseUrl: getBaseUrl },
    });
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }
}

/** The people of the demo's catalog, with the relations to their groups that a catalog adds. */
function demoUsers(): Entity[] {
  const text = readFileSync(join(ROOT, 'examples/catalog/org.yaml'), 'utf8');
  return parseAllDocuments(text)
    .map(document => document.toJS())
    .filter(({ kind }) => kind === 'User')
    .map(entity => ({
      ...entity,
      metadata: { namespace: 'default', ...entity.metadata },
      relations: entity.spec.memberOf.map((group: string) => ({
        type: 'memberOf',
        targetRef: `group:default/${
          parseEntityRef(group, { defaultKind: 'group' }).name
        }`,
      })),
    }));
}
