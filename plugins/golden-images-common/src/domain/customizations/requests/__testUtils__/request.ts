import type { TierReport } from '../../tiers/tier';
import type { RequestFacts } from '../request';

export const DIGEST = `sha256:${'a'.repeat(64)}` as const;
export const BASE = `internal-registry.company.com/golden/python:3.12-stable@${DIGEST}`;
export const DOCKERFILE = `FROM ${BASE}\nRUN apk add --no-cache postgresql-client\n`;

/** The handbook's example (L83, L92). */
export function facts(more: Partial<RequestFacts> = {}): RequestFacts {
  return {
    title: 'Add postgresql-client for data migrations',
    team: 'group:default/data-platform',
    base: BASE,
    image: 'migrations-worker',
    packages: [{ name: 'postgresql-client', version: '15.1' }],
    dockerfile: DOCKERFILE,
    why: 'Data migrations need pg_dump/psql',
    risk: 'None, client-only package',
    testing: 'Tested locally, works with our migration scripts',
    purpose: 'feature',
    ticket: 'INFRA-1234',
    description: 'Our data pipeline needs to run pg_dump and psql commands.',
    securityImpact: 'Adds ~80MB to image, no SUID binaries',
    compliance: 'Client-only, no server components',
    alternatives: 'Use external migration tool? Would add complexity.',
    category: 'database-client',
    urgency: 'normal',
    slug: 'add-postgres-client',
    ...more,
  };
}

/** What its Dockerfile is classified as. */
export function report(more: Partial<TierReport> = {}): TierReport {
  return {
    tier: 2,
    sentence: 'Installs a system package.',
    findings: [
      {
        tier: 2,
        item: 'system-package',
        line: 2,
        excerpt: 'RUN apk add --no-cache postgresql-client',
        reason: 'It installs a system package.',
      },
    ],
    images: [{ reference: BASE, line: 1, ships: true }],
    packages: [{ manager: 'apk', name: 'postgresql-client' }],
    ...more,
  };
}
