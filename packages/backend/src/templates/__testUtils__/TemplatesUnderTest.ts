import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../../__testUtils__/demoOrganisation';
import { goldenImagesApi } from './goldenImagesApi';

const FOLDER = join(ROOT, 'examples/templates');

const dryRunSchema = z.object({
  log: z.array(z.object({ body: z.looseObject({ message: z.string() }) })),
  directoryContents: z.array(
    z.object({ path: z.string(), base64Content: z.string() }),
  ),
  output: z.looseObject({}),
});

const actionsSchema = z.array(
  z.object({
    id: z.string(),
    description: z.string(),
    examples: z
      .array(z.object({ description: z.string(), example: z.string() }))
      .optional(),
    schema: z.object({
      input: z.object({ properties: z.looseObject({}) }),
      output: z.object({ properties: z.looseObject({}) }),
    }),
  }),
);

/** What became of a dry run. */
export interface DryRun {
  readonly status: number;
  /** Texts of the files that it left, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly output: Readonly<Record<string, unknown>>;
  readonly log: string;
}

/** The scaffolder of the demo with the templates that ship. */
export class TemplatesUnderTest {
  readonly #backend: TestBackend;

  static async start(): Promise<TemplatesUnderTest> {
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            integrations: { github: [{ host: 'github.com', token: 'none' }] },
          },
        }),
        catalogServiceMock.factory({ entities: [] }),
        goldenImagesApi,
        import('@backstage/plugin-scaffolder-backend'),
        import('@backstage/plugin-scaffolder-backend-module-github'),
        import('@backstage/plugin-scaffolder-backend-module-gitlab'),
        import(
          '@image-governance/plugin-scaffolder-backend-module-golden-images'
        ),
      ],
    });
    return new TemplatesUnderTest(backend);
  }

  private constructor(backend: TestBackend) {
    this.#backend = backend;
  }

  /** The templates that the demo's location names. */
  static names(): string[] {
    const { spec } = z
      .object({ spec: z.object({ targets: z.array(z.string()) }) })
      .parse(parse(readFileSync(join(FOLDER, 'all.yaml'), 'utf8')));
    return spec.targets.map(target => target.split('/')[1]);
  }

  /** As the template editor does. */
  async dryRun(
    name: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<DryRun> {
    const folder = join(FOLDER, name);
    const response = await this.#fetch('/v2/dry-run', {
      template: parse(readFileSync(join(folder, 'template.yaml'), 'utf8')),
      values,
      directoryContents: readdirSync(folder, {
        recursive: true,
        withFileTypes: true,
      })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name))
        .map(path => ({
          path: relative(folder, path).split(sep).join('/'),
          base64Content: readFileSync(path).toString('base64'),
        })),
    });
    const body: unknown = await response.json();
    if (!response.ok) {
      return {
        status: response.status,
        files: {},
        output: {},
        log: JSON.stringify(body),
      };
    }
    const { log, directoryContents, output } = dryRunSchema.parse(body);
    return {
      status: response.status,
      files: Object.fromEntries(
        directoryContents.map(({ path, base64Content }) => [
          path,
          Buffer.from(base64Content, 'base64').toString('utf8'),
        ]),
      ),
      output,
      log: log.map(({ body: { message } }) => message).join('\n'),
    };
  }

  /** The actions of Golden Images, as the page of actions has them. */
  async actions() {
    const response = await this.#fetch('/v2/actions');
    return actionsSchema.parse(
      z
        .array(z.looseObject({ id: z.string() }))
        .parse(await response.json())
        .filter(({ id }) => id.startsWith('golden-images:')),
    );
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }

  async #fetch(path: string, body?: unknown): Promise<Response> {
    const { server } = this.#backend;
    return fetch(`http://localhost:${server.port()}/api/scaffolder${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        'content-type': 'application/json',
        authorization: mockCredentials.user.header(),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }
}
