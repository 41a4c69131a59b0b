import {
  CHECKLISTS,
  type RequestView,
  type ReviewRole,
} from '@image-governance/plugin-golden-images-common';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import {
  A,
  LifecycleEstate,
  PLATFORM,
  SECURITY,
  type EstateOptions,
} from '../../releases/__testUtils__/LifecycleEstate';
import { attach } from '../../releases/verification/__testUtils__/attach';
import { ANN, DATA, people, permissions } from './people';

const PATH = '/customizations/requests';

/** What a test has besides. */
export interface RequestsEstateOptions
  extends Omit<EstateOptions, 'customizations' | 'features'> {
  /** In place of permissions that `denied` refuses. */
  readonly permitting?: BackendFeature;
}

/** An estate whose golden release is signed, where teams ask for customizations of it. */
export class RequestsEstate {
  readonly estate: LifecycleEstate;
  /** Names of permissions that are refused. */
  readonly denied: string[];

  static async start(
    knex: Knex,
    customizations: JsonObject = {},
    features: readonly BackendFeature[] = [],
    more: RequestsEstateOptions = {},
  ): Promise<RequestsEstate> {
    const denied: string[] = [];
    const { permitting = permissions(() => denied), ...options } = more;
    const estate = await LifecycleEstate.start(knex, '2026-03-02', {
      ...options,
      customizations: { teamPaths: { [DATA]: 'data' }, ...customizations },
      features: [people(), permitting, ...features],
    });
    return new RequestsEstate(estate, denied);
  }

  private constructor(estate: LifecycleEstate, denied: string[]) {
    this.estate = estate;
    this.denied = denied;
  }

  /** The golden base, pinned. */
  get base(): string {
    return `${this.estate.reference('golden/python:3.12-golden-v2.0.0')}@${
      A.digest
    }`;
  }

  /** Signs the base, and has the portal verify it. */
  async verifyBase(): Promise<void> {
    Object.assign(
      this.estate.images['golden/python'],
      attach(A, { sig: [this.estate.key.simpleSigning(A.digest)] }),
    );
    await this.done('/releases/python/3.12/2.0.0/verification', PLATFORM);
  }

  /** The handbook's example. */
  wanted(more: object = {}) {
    return {
      key: 'form-1',
      title: 'Add postgresql-client for data migrations',
      team: DATA,
      base: this.base,
      image: 'migrations-worker',
      packages: [{ name: 'postgresql-client', version: '15.1' }],
      dockerfile: this.dockerfile('postgresql-client'),
      why: 'Data migrations need pg_dump/psql',
      risk: 'None, client-only package',
      testing: 'Tested locally, works with our migration scripts',
      purpose: 'feature',
      ticket: 'INFRA-1234',
      securityImpact: 'Adds ~80MB to image, no SUID binaries',
      compliance: 'Client-only, no server components',
      alternatives: 'Use external migration tool? Would add complexity.',
      category: 'database-client',
      slug: 'add-postgres-client',
      ...more,
    };
  }

  dockerfile(packages: string): string {
    return `FROM ${this.base}\nRUN apk add --no-cache ${packages}\n`;
  }

  /** @throws Error unless it is answered with 200 */
  async done(path: string, user: string, body?: object) {
    const answer = await this.estate.portal.post(path, { user, body });
    if (answer.status !== 200) {
      throw new Error(
        `${path}: ${answer.status} ${JSON.stringify(answer.body.error)}`,
      );
    }
    return answer.body;
  }

  /** Asks, and returns what is on record. */
  async ask(more: object = {}, user: string = ANN): Promise<RequestView> {
    const { request } = await this.done(PATH, user, this.wanted(more));
    return request;
  }

  async get(id: string, user: string = ANN): Promise<RequestView> {
    const { body } = await this.estate.portal.get(`${PATH}/${id}`, user);
    return body;
  }

  post(path: string, user: string, body?: object) {
    return this.estate.portal.post(`${PATH}/${path}`, { user, body });
  }

  /** Everything that CI reports about a request that is right. */
  report(more: object = {}): object {
    return {
      key: 'ci:1',
      revision: 1,
      build: { result: 'passed' },
      size: { bytes: 480_000_000 },
      vulnerabilities: {
        tool: 'trivy',
        findings: [
          { id: 'CVE-1', package: 'libpq', severity: 'low' },
          { id: 'CVE-2', package: 'libpq', severity: 'low' },
        ],
      },
      licences: [{ package: 'postgresql-client', licence: 'PostgreSQL' }],
      logUrl: 'https://ci.example.com/1',
      ...more,
    };
  }

  async pass(id: string, more: object = {}): Promise<void> {
    await this.done(`${PATH}/${id}/checks`, PLATFORM, this.report(more));
  }

  review(id: string, role: ReviewRole, more: object = {}, user?: string) {
    return this.post(
      `${id}/reviews`,
      user ?? (role === 'security' ? SECURITY : PLATFORM),
      {
        role,
        decision: 'approved',
        revision: 1,
        checklist: CHECKLISTS[role].map(({ item }) => ({ item, answer: 'ok' })),
        ...more,
      },
    );
  }

  progress(id: string, step: string, more: object = {}, user = PLATFORM) {
    return this.post(`${id}/progress`, user, {
      key: `ci:${step}`,
      step,
      revision: 1,
      ...more,
    });
  }
}
