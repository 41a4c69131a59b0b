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

/** A question with how long its answers took. */
export interface MeasuredQuestion {
  readonly question: Question;
  readonly times: Times;
}

/** How long an answer takes through HTTP, question by question. */
export async function* measureReads(
  knex: Knex,
  size: CompanySize,
): AsyncGenerator<MeasuredQuestion> {
  const backend = await startBackend(knex);
  const base = `http://127.0.0.1:${backend.server.port()}/api/golden-images`;
  const headers = { authorization: mockCredentials.user.header() };
  try {
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
      yield { question, times };
    }
  } finally {
    await backend.stop();
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
