import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import type { Knex } from 'knex';
import request, { type Response } from 'supertest';
import { readApiDocument } from '../api';
import { goldenImagesPlugin } from '../plugin';

const ANYONE = 'user:default/anyone';
const PLUGIN = 'golden-images';
const BASE = `/api/${PLUGIN}`;
const DOCUMENT = readApiDocument();
/** Shared by all portals, since what it has compiled once need not be again. */
const SCHEMAS = new Ajv2020({
  strict: false,
  validateFormats: false,
  // Most answers are checked once or twice: what is compiled soonest is fastest.
  inlineRefs: false,
  code: { optimize: false },
});
SCHEMAS.addSchema(DOCUMENT, 'api');
/** By the pointers to the schemas. */
const VALIDATORS = new Map<string, ValidateFunction>();

/** What every test may choose of its portal. */
export interface PortalOptions {
  /** The value of the header by which a user is known; by default that of a mock. */
  readonly signedIn?: (user: string) => string;
  /** Databases of the other plugins, by their ids; by default all have that of the plugin. */
  readonly databaseOf?: (plugin: string) => Promise<Knex>;
}

/** A portal with the plugin, asked over HTTP. Every answer is checked against the API document. */
export class PortalUnderTest {
  readonly #backend: Awaited<ReturnType<typeof startTestBackend>>;
  readonly #signedIn: (user: string) => string;

  static async start(
    options: PortalOptions & {
      readonly knex: Knex;
      readonly entities?: Entity[];
      /** In place of a catalog with `entities`. */
      readonly catalog?: BackendFeature;
      readonly config?: JsonObject;
      readonly features?: readonly BackendFeature[];
    },
  ): Promise<PortalUnderTest> {
    const { knex, entities = [], config = {}, features = [] } = options;
    const {
      signedIn = user => mockCredentials.user.header(user),
      databaseOf = async () => knex,
    } = options;
    const backend = await startTestBackend({
      features: [
        goldenImagesPlugin,
        mockServices.rootConfig.factory({ data: config }),
        options.catalog ?? catalogServiceMock.factory({ entities }),
        createServiceFactory({
          service: coreServices.database,
          deps: { plugin: coreServices.pluginMetadata },
          factory: ({ plugin }) => {
            const client =
              plugin.getId() === PLUGIN
                ? Promise.resolve(knex)
                : databaseOf(plugin.getId());
            return { getClient: () => client };
          },
        }),
        ...features,
      ],
    });
    return new PortalUnderTest(backend, signedIn);
  }

  private constructor(
    backend: Awaited<ReturnType<typeof startTestBackend>>,
    signedIn: (user: string) => string,
  ) {
    this.#backend = backend;
    this.#signedIn = signedIn;
  }

  /** Where its other plugins are asked. */
  get url(): string {
    return `http://localhost:${this.#backend.server.port()}/api`;
  }

  /** Where it listens: `http://localhost:41234`. */
  get address(): string {
    return `http://localhost:${this.#backend.server.port()}`;
  }

  /** @param path - below the plugin's own, with its query */
  async get(path: string, user: string = ANYONE): Promise<Response> {
    const response = await request(this.#backend.server)
      .get(`${BASE}${path}`)
      .set('Authorization', this.#signedIn(user))
      // As text whatever is not JSON.
      .buffer(true);
    this.#check(path, 'get', response);
    return response;
  }

  async post(
    path: string,
    options: { readonly body?: object; readonly user?: string } = {},
  ): Promise<Response> {
    const { body, user = ANYONE } = options;
    const response = await request(this.#backend.server)
      .post(`${BASE}${path}`)
      .set('Authorization', this.#signedIn(user))
      .send(body);
    this.#check(path, 'post', response);
    return response;
  }

  async put(
    path: string,
    options: { readonly body?: object; readonly user?: string } = {},
  ): Promise<Response> {
    const { body, user = ANYONE } = options;
    const response = await request(this.#backend.server)
      .put(`${BASE}${path}`)
      .set('Authorization', this.#signedIn(user))
      .send(body);
    this.#check(path, 'put', response);
    return response;
  }

  async delete(path: string, user: string = ANYONE): Promise<Response> {
    const response = await request(this.#backend.server)
      .delete(`${BASE}${path}`)
      .set('Authorization', this.#signedIn(user));
    this.#check(path, 'delete', response);
    return response;
  }

  /** As a service with a token of app-config; needs Backstage's own `auth` and `httpAuth` among the features. */
  async asService(
    method: 'get' | 'post' | 'put',
    path: string,
    options: { readonly token: string; readonly body?: object },
  ): Promise<Response> {
    const { token, body } = options;
    const response = await request(this.#backend.server)
      [method](`${BASE}${path}`)
      .set('Authorization', `Bearer ${token}`)
      .send(body);
    this.#check(path, method, response);
    return response;
  }

  /** An action of the registry; needs `actionsRegistryServiceFactory` among the features. */
  async invoke(
    action: string,
    options: { readonly input: object; readonly user?: string },
  ): Promise<Response> {
    const { input, user = ANYONE } = options;
    return request(this.#backend.server)
      .post(
        `${BASE}/.backstage/actions/v1/actions/golden-images:${action}/invoke`,
      )
      .set('Authorization', this.#signedIn(user))
      .send(input);
  }

  /** The actions that assistants are offered. */
  async actions(): Promise<Response> {
    return request(this.#backend.server)
      .get(`${BASE}/.backstage/actions/v1/actions`)
      .set('Authorization', this.#signedIn(ANYONE));
  }

  /** Status of a deletion that the API document does not have. */
  async deleteUndocumented(path: string, user: string): Promise<number> {
    const { status } = await request(this.#backend.server)
      .delete(`${BASE}${path}`)
      .set('Authorization', this.#signedIn(user));
    return status;
  }

  /** As somebody who did not sign in. */
  async getAnonymously(
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const response = await request(this.#backend.server)
      .get(`${BASE}${path}`)
      .set('Authorization', mockCredentials.none.header())
      .set(headers);
    this.#check(path, 'get', response);
    return response;
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }

  #check(
    path: string,
    method: 'get' | 'post' | 'put' | 'delete',
    response: Response,
  ): void {
    const [name] = path.split('?');
    const template = Object.keys(DOCUMENT.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .find(
        each =>
          method in DOCUMENT.paths[each] &&
          new RegExp(`^${each.replace(/\{\w+\}/g, '[^/]+')}$`).test(name),
      );
    if (!template) {
      throw new Error(`${path} is not in the API document`);
    }
    const { responses } = DOCUMENT.paths[template][method];
    const status =
      response.status in responses ? String(response.status) : 'default';
    const pointer =
      status === 'default'
        ? 'api#/components/schemas/Error'
        : `api#/paths/${template
            .replace(/\//g, '~1')
            .replace(
              /[{}]/g,
              encodeURIComponent,
            )}/${method}/responses/${status}/content/application~1json/schema`;
    if (response.type !== 'application/json') {
      return;
    }
    const validate =
      VALIDATORS.get(pointer) ?? SCHEMAS.compile({ $ref: pointer });
    VALIDATORS.set(pointer, validate);
    if (!validate(response.body)) {
      throw new Error(
        `${method} ${path} is answered otherwise than documented: ${SCHEMAS.errorsText(
          validate.errors,
        )}`,
      );
    }
  }
}
