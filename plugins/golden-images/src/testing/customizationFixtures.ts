import {
  APPROVAL_COMMENT,
  CHECKLISTS,
  type ApprovedVariant,
  type ApprovalTimeReport,
  type GlossaryEntry,
  type RequestRow,
  type RequestView,
  type ReviewStanding,
} from '@image-governance/plugin-golden-images-common';
import { DIGEST } from './inventoryFixtures';

export const BASE = `registry.example.com/golden/python:3.12-stable@${DIGEST}`;

/** As it goes into the image repository. */
export const DOCKERFILE = [
  `FROM ${BASE}`,
  '',
  '# pg_dump for migrations',
  'RUN apk add --no-cache \\',
  '    postgresql-client=15.1',
  'COPY migrate.py /app/',
].join('\n');

/** A request that waits for security. */
export function requestRow(facts: Partial<RequestRow> = {}): RequestRow {
  return {
    id: 'r1',
    title: 'Add postgresql-client to python 3.12',
    team: 'group:default/data-platform',
    component: 'component:default/migrations',
    base: BASE,
    image: 'migrations-worker',
    packages: [{ name: 'postgresql-client', version: '15.1' }],
    category: 'database-client',
    urgency: 'normal',
    revision: 1,
    state: 'checks-passed',
    since: '2027-07-12T09:00:00Z',
    requestedBy: 'user:default/dev',
    createdAt: '2027-07-09T09:00:00Z',
    submittedAt: '2027-07-09T10:00:00Z',
    pullRequestUrl: 'https://git.example.com/golden-images/pull/7',
    stateTitle: 'Checks passed',
    waitsFor: ['security'],
    waitingDays: 1.5,
    ageDays: 2.5,
    ...facts,
  };
}

/** The review of security, of which nobody has decided. */
export function standing(facts: Partial<ReviewStanding> = {}): ReviewStanding {
  return {
    role: 'security',
    state: 'missing',
    because: 'Nobody has reviewed it for security.',
    questions: CHECKLISTS.security,
    approvalComment: APPROVAL_COMMENT.security,
    ...facts,
  };
}

/** Everything about it, as somebody sees it who may do nothing. */
export function requestView(facts: Partial<RequestView> = {}): RequestView {
  return {
    ...requestRow(),
    dockerfile: DOCKERFILE,
    why: 'Data migrations need pg_dump and psql',
    testing: 'Tested locally',
    purpose: 'feature',
    ticket: 'INFRA-1234',
    securityImpact: 'Adds about 80 MB, no SUID binaries',
    compliance: 'Client only, no server components',
    alternatives: 'An external migration tool would add complexity',
    authors: ['user:default/dev'],
    report: {
      tier: 2,
      sentence: 'Tier 2: it installs a system package.',
      findings: [
        {
          tier: 2,
          item: 'system-package',
          line: 4,
          excerpt: 'RUN apk add --no-cache postgresql-client=15.1',
          reason: 'It installs the system package postgresql-client.',
        },
        {
          tier: 1,
          item: 'application-code',
          line: 6,
          excerpt: 'COPY migrate.py /app/',
          reason: 'It copies application code.',
        },
      ],
      images: [{ reference: BASE, line: 1, ships: true }],
      packages: [
        { manager: 'apk', name: 'postgresql-client', version: '15.1' },
      ],
    },
    checks: [
      { check: 'base-signature', state: 'passed', because: 'It is signed.' },
      {
        check: 'size',
        state: 'failed',
        because: 'It is 612 MB; at most 500 MB. Look for a smaller package.',
        logUrl: 'https://ci.example.com/1',
      },
      { check: 'licences', state: 'pending', because: 'CI has not reported.' },
    ],
    standings: [
      standing(),
      standing({
        role: 'platform',
        because: 'Security reviews first.',
        questions: CHECKLISTS.platform,
        approvalComment: APPROVAL_COMMENT.platform,
      }),
    ],
    reviews: [],
    states: [
      {
        state: 'submitted',
        revision: 1,
        at: '2027-07-09T10:00:00Z',
        actor: 'user:default/dev',
      },
      {
        state: 'checks-passed',
        revision: 1,
        at: '2027-07-12T09:00:00Z',
        actor: 'system',
        reason: 'Every check passed.',
      },
    ],
    nextStates: ['security-approved', 'rejected'],
    advisories: [],
    related: { requests: [], sentences: [] },
    pullRequest: {
      title: 'Add postgresql-client to python 3.12',
      body: '- **What**: Adding postgresql-client v15.1',
      branch: 'feature/add-postgres-client',
      labels: ['tier-2-controlled', 'python', 'database-client'],
      teamReviewers: ['security-team', 'platform-team'],
      assignees: ['@platform-team', '@security-team'],
      path: 'team-approved/data/migrations-worker/Dockerfile',
    },
    baseRelease: 'python/3.12/2.0.0',
    may: [],
    ...facts,
  };
}

/** The same package in the glossary. */
export function glossaryEntry(
  facts: Partial<GlossaryEntry> = {},
): GlossaryEntry {
  return {
    name: 'postgresql-client',
    approved: true,
    versions: [
      { version: '15.1', approved: true, licences: ['PostgreSQL'] },
      { approved: false, licences: [] },
    ],
    licences: ['PostgreSQL'],
    teams: ['group:default/data-platform'],
    askedBy: ['group:default/data-platform', 'group:default/shop'],
    variants: [
      `registry.example.com/team-approved/data/migrations-worker:1.0.0@${DIGEST}`,
    ],
    releases: [],
    runBy: ['group:default/shop'],
    requests: [
      {
        id: 'r1',
        team: 'group:default/data-platform',
        title: 'Add postgresql-client',
        state: 'published',
      },
    ],
    suggestion: '3 teams asked: make it golden?',
    ...facts,
  };
}

/** KPI 3 of one approved request. */
export function approvalTime(
  facts: Partial<ApprovalTimeReport> = {},
): ApprovalTimeReport {
  return {
    at: '2027-07-14T12:00:00Z',
    ratio: { numerator: 3, denominator: 1 },
    value: 3,
    display: '3.0 business days',
    target: { value: 3, text: 'at most 3 business days' },
    status: 'on-target',
    statusText: 'on target',
    statement: 'A request is approved 3.0 business days after it is submitted.',
    from: '2027-04-16',
    to: '2027-07-14',
    stages: [
      {
        stage: 'first-review',
        title: 'Until the first review',
        days: 2,
        ratio: { numerator: 2, denominator: 1 },
      },
      {
        stage: 'security',
        title: 'Review by security',
        days: 0.5,
        ratio: { numerator: 0.5, denominator: 1 },
      },
      {
        stage: 'merge',
        title: 'Merge',
        ratio: { numerator: 0, denominator: 0 },
      },
    ],
    toMerge: { ratio: { numerator: 0, denominator: 0 } },
    slowest: 'first-review',
    remediation: 'Requests wait longest for their first review.',
    rows: [
      {
        id: 'r1',
        title: 'Add postgresql-client to python 3.12',
        team: 'group:default/data-platform',
        submittedAt: '2027-07-07T10:00:00Z',
        approvedAt: '2027-07-12T10:00:00Z',
        days: 3,
      },
    ],
    categories: { 'database-client': 1 },
    pending: 2,
    ...facts,
  };
}

/** What came of the request, while its component is still on the golden image. */
export function approvedVariant(
  facts: Partial<ApprovedVariant> = {},
): ApprovedVariant {
  return {
    request: 'r1',
    team: 'group:default/data-platform',
    image: 'migrations-worker',
    reference: `registry.example.com/team-approved/data/migrations-worker:1.0.0@${DIGEST}`,
    publishedAt: '2027-07-14T09:00:00Z',
    packages: ['postgresql-client'],
    adoption: {
      state: 'still-on-base',
      sentence: 'Approved variant available, still on base.',
    },
    rebuild: {
      needed: true,
      on: 'python/3.12/2.1.0',
      sentence: 'Its base is legacy.',
    },
    ...facts,
  };
}
