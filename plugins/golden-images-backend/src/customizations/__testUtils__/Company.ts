import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import type {
  RequestState,
  RequestView,
  ReviewRole,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesSourcesExtensionPoint } from '@image-governance/plugin-golden-images-node';
import knexFor, { type Knex } from 'knex';
import { parse } from 'yaml';
import { KubernetesSource } from '../../sources/kubernetes';
import { podObject } from '../../sources/kubernetes/__testUtils__/apiObjects';
import { LoopbackCluster } from '../../sources/kubernetes/__testUtils__/LoopbackCluster';
import { GithubWebhooks } from './GithubWebhooks';
import { hostUser } from './hostUsers';
import { LoopbackGithub } from './LoopbackGithub';
import { DATA } from './people';
import { RequestsEstate } from './RequestsEstate';
import { ScaffolderTasks } from './ScaffolderTasks';
import { SignIn } from './SignIn';

const SECRET = 'only-the-host-knows';
/** May report on requests, and nothing else. */
const CI_TOKEN = 'a-token-that-may-report-on-requests';
const PATIENCE_MS = 20_000;
const PAUSE_MS = 20;
const CLUSTER = 'prod';
/** Name of the component that needs a customization. */
const COMPONENT = 'migrations';
const TEMPLATE = resolve(
  __dirname,
  '../../../../../examples/templates/request-customization/template.yaml',
);

/** A portal as a company has it: with the scaffolder, events of its Git host, people who sign in, and CI with a token of its own. */
export class Company {
  readonly house: RequestsEstate;
  readonly github: LoopbackGithub;
  readonly webhooks: GithubWebhooks;
  readonly tasks: ScaffolderTasks;
  readonly #cluster: LoopbackCluster;

  /** @param knex - the governance database */
  static async start(knex: Knex): Promise<Company> {
    const github = await LoopbackGithub.start();
    const cluster = await LoopbackCluster.start();
    const signIn = new SignIn();
    const signedIn = (user: string) => signIn.header(user);
    const house = await RequestsEstate.start(
      knex,
      {
        pullRequests: { enabled: true, repositories: [github.repository.url] },
      },
      [
        authServiceFactory,
        httpAuthServiceFactory,
        eventsServiceFactory,
        signIn.feature(),
        clusterModule(cluster),
        ...(
          await Promise.all([
            import('@backstage/plugin-events-backend'),
            import('@backstage/plugin-events-backend-module-github'),
            import('@backstage/plugin-scaffolder-backend'),
            import('@backstage/plugin-scaffolder-backend-module-github'),
            import(
              '@image-governance/plugin-scaffolder-backend-module-golden-images'
            ),
          ])
        ).map(({ default: feature }) => feature),
      ],
      {
        permitting: permissionsServiceFactory,
        signedIn,
        databaseOf: async () => inMemory(),
        entities: [
          hostUser('sec', { 'github.com/user-login': 'sec-1' }),
          hostUser('plat', { 'github.com/user-login': 'plat-1' }),
          component(COMPONENT),
          parse(readFileSync(TEMPLATE, 'utf8')),
        ],
        config: {
          app: { baseUrl: 'http://localhost:3000' },
          integrations: { github: [github.integration] },
          events: {
            // One replica.
            useEventBus: 'never',
            modules: { github: { webhookSecret: SECRET } },
          },
          backend: { auth: { externalAccess: [ciAccess()] } },
        },
      },
    );
    return new Company({ house, github, cluster, signedIn });
  }

  private constructor(parts: {
    readonly house: RequestsEstate;
    readonly github: LoopbackGithub;
    readonly cluster: LoopbackCluster;
    readonly signedIn: (user: string) => string;
  }) {
    const { house, github, cluster, signedIn } = parts;
    this.house = house;
    this.github = github;
    this.#cluster = cluster;
    this.webhooks = new GithubWebhooks({
      repository: github.repository,
      url: `${house.estate.portal.url}/events/http/github`,
      secret: SECRET,
    });
    this.tasks = new ScaffolderTasks({
      url: `${house.estate.portal.url}/scaffolder`,
      signedIn,
    });
  }

  async stop(): Promise<void> {
    await this.house.estate.stop();
    await this.github.stop();
    await this.#cluster.stop();
  }

  /** Has a pod of the component run an image in production from now on. @param image - with its digest */
  async runs(name: string, image: string): Promise<void> {
    await this.#cluster.create(
      podObject({
        name,
        labels: { 'backstage.io/kubernetes-id': COMPONENT },
        containers: { main: image },
        imageIds: { main: image },
      }),
    );
  }

  /** Waits until a request has come to a state, since webhooks are answered before they are acted on. */
  async reaches(id: string, state: RequestState): Promise<RequestView> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const request = await this.house.get(id);
      if (request.state === state) {
        return request;
      }
      if (performance.now() > end) {
        throw new Error(`Request ${id} is ${request.state}, not ${state}`);
      }
      await new Promise(resume => {
        setTimeout(resume, PAUSE_MS);
      });
    }
  }

  /** A morning on which everything that is scheduled runs. */
  async pass(day: string): Promise<void> {
    await this.house.estate.scan(CLUSTER);
    await this.house.estate.pass(day);
  }

  /** CI says how a request stands. @throws Error unless it is answered with 200 */
  async reports(id: string, what: 'checks' | 'progress', body: object) {
    const answer = await this.house.estate.portal.asService(
      'post',
      `/customizations/requests/${id}/${what}`,
      { token: CI_TOKEN, body },
    );
    if (answer.status !== 200) {
      throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  /** A reviewer answers the checklist in the portal, and decides in the pull request. */
  async answersChecklist(id: string, role: ReviewRole): Promise<void> {
    const { status, body } = await this.house.review(id, role, {
      decision: 'commented',
      reason: 'I decide in the pull request.',
    });
    if (status !== 200) {
      throw new Error(`${status} ${JSON.stringify(body)}`);
    }
  }
}

/** A database that stays: for a second after a task the scaffolder asks whether it was cancelled. */
function inMemory(): Knex {
  return knexFor({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
}

function clusterModule(cluster: LoopbackCluster): BackendFeature {
  return createBackendModule({
    pluginId: 'golden-images',
    moduleId: CLUSTER,
    register: env => {
      env.registerInit({
        deps: { sources: goldenImagesSourcesExtensionPoint },
        init: async ({ sources }) =>
          sources.addUsageSource(
            KubernetesSource.create({
              settings: { name: CLUSTER, pageSize: 500 },
              access: cluster.scanner(),
              wait: async () => {},
            }),
          ),
      });
    },
  });
}

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { 'backstage.io/kubernetes-id': name } },
    spec: { type: 'service', owner: DATA },
    relations: [{ type: 'ownedBy', targetRef: DATA }],
  };
}

function ciAccess() {
  return {
    type: 'static',
    options: { subject: 'images-ci', token: CI_TOKEN },
    accessRestrictions: [
      {
        plugin: 'golden-images',
        permission: ['golden-images.customization.report'],
      },
    ],
  };
}
