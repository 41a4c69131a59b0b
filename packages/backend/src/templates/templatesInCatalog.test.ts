import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ROOT } from '../__testUtils__/demoOrganisation';
import { eventually } from '../__testUtils__/eventually';
import { TemplatesUnderTest } from './__testUtils__/TemplatesUnderTest';

describe('templates in the catalog', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              rules: [{ allow: ['Location', 'Template'] }],
              locations: [
                {
                  type: 'file',
                  target: join(ROOT, 'examples/templates/all.yaml'),
                },
              ],
              processingInterval: { seconds: 2 },
            },
          },
        }),
        import('@backstage/plugin-catalog-backend'),
        import(
          '@backstage/plugin-catalog-backend-module-scaffolder-entity-model'
        ),
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
  });

  it('have their owner', async () => {
    await eventually(async () => {
      const response = await fetch(
        `http://localhost:${backend.server.port()}/api/catalog/entities?filter=kind=template`,
        { headers: { authorization: mockCredentials.service.header() } },
      );
      const entities: Entity[] = await response.json();
      expect(entities).toHaveLength(TemplatesUnderTest.names().length);
      for (const { relations } of entities) {
        expect(relations).toContainEqual({
          type: 'ownedBy',
          targetRef: 'group:default/platform',
        });
      }
    });
  }, 90_000);
});
