import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import type { CompanySize } from '../estate/company';
import { timesOf, type Times } from '../measure/percentiles';
import { idleScheduler } from '../measure/quietServices';
import { goldenImagesPlugin } from '../../src/plugin';
import { questions, type Question } from './questions';

const ROUNDS = 40;

/** How long an answer takes through HTTP, question by question. */
export async function measureReads(
  knex: Knex,
  size: CompanySize,
): Promise<{ question: Question; times: Times }[]> {
  const { server, stop } = await startBackend(knex);
  const base = `http://127.0.0.1:${server.port()}/api/golden-images`;
  const headers = { authorization: mockCredentials.user.header() };
  try {
    const results = [];
    for (const question of questions(size)) {
      const times = await timesOf(async round => {
        const response = await fetch(`${base}${question.path(round)}`, {
          headers,
        });
        const text = await response.text();
        if (response.status !== 200) {
          throw new Error(`${question.what}: ${response.status} ${text}`);
        }
      }, ROUNDS);
      results.push({ question, times });
    }
    return results;
  } finally {
    await stop();
  }
}

/** The plugin alone; its tasks do not run, since they would judge anew what was filled in. */
async function startBackend(knex: Knex) {
  return startTestBackend({
    features: [
      goldenImagesPlugin,
      mockServices.rootConfig.factory({ data: {} }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => idleScheduler,
      }),
      catalogServiceMock.factory({ entities: [] }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
    ],
  });
}
