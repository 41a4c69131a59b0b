import { locate } from '../../inventory/location';
import { parseReference } from '../../inventory/reference';
import type { Policy } from '../../policy/policy';
import { textProblem } from '../../releases/writtenText';
import type { TierReport } from '../tiers/tier';
import type { RequestFacts } from './request';
import { webAddressProblem } from './webAddress';

/** Longest Dockerfile or manifest that is taken, in UTF-16 units. */
export const MAX_DOCUMENT_LENGTH = 200_000;
/** Most packages that one request asks for. */
export const MAX_PACKAGES = 50;

const LINE = 300;
const TEXT = 5000;
const TICKET = /^[A-Z][A-Z0-9_]{1,29}-[1-9]\d{0,9}$/;
const SLUG = /^[a-z0-9]+(?:[-._][a-z0-9]+){0,30}$/;
const IMAGE = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+){0,30}$/;
const PACKAGE = /^[A-Za-z0-9@][A-Za-z0-9._+:@/~-]{0,199}$/;
const VERSION = /^[A-Za-z0-9][A-Za-z0-9._+:~^*-]{0,99}$/;
const HOST = /^[A-Za-z0-9][A-Za-z0-9.:/_-]{0,199}$/;
const ENTITY = /^[a-z]+:[a-z0-9._-]+\/[a-z0-9._-]+$/i;

type Rule = (facts: RequestFacts) => string | undefined;

const text =
  (
    field: keyof RequestFacts,
    options: {
      readonly maxLength: number;
      readonly required?: boolean;
      readonly lines?: boolean;
    },
  ): Rule =>
  facts => {
    const value = facts[field];
    return textProblem(typeof value === 'string' ? value : '', {
      field,
      ...options,
    });
  };

const matching =
  (
    field: 'slug' | 'image' | 'team' | 'component' | 'ticket',
    pattern: RegExp,
    expected: string,
  ): Rule =>
  facts => {
    const value = facts[field];
    return value === undefined || (value.length <= 200 && pattern.test(value))
      ? undefined
      : `${field}: expected ${expected}`;
  };

const long = { maxLength: TEXT, required: true, lines: true };

const RULES: readonly Rule[] = [
  text('title', { maxLength: LINE, required: true }),
  matching('team', /^group:/i, 'a group such as group:default/data-platform'),
  matching('team', ENTITY, 'a group such as group:default/data-platform'),
  matching('component', ENTITY, 'an entity such as component:default/cart'),
  matching('image', IMAGE, 'a name such as migrations-worker'),
  text('what', { maxLength: LINE }),
  ({ what, packages }) =>
    packages.length === 0 && !what?.trim()
      ? 'what: no package is asked for, so say what is changed'
      : undefined,
  text('why', long),
  text('risk', { maxLength: TEXT, lines: true }),
  text('testing', long),
  matching('ticket', TICKET, 'a ticket such as INFRA-1234'),
  ({ purpose, ticket }) =>
    purpose !== 'other' && ticket === undefined
      ? `ticket: a ${
          purpose === 'feature' ? 'feature' : 'bug fix'
        } names its ticket such as INFRA-1234`
      : undefined,
  text('description', { maxLength: TEXT, lines: true }),
  text('securityImpact', long),
  text('compliance', long),
  ({ alternatives }) =>
    alternatives.trim()
      ? undefined
      : 'alternatives: say what else was thought of, and why it does not do',
  text('alternatives', { maxLength: TEXT, lines: true }),
  matching(
    'slug',
    SLUG,
    'the end of a branch name such as add-postgres-client',
  ),
  ({ slug }) =>
    slug?.endsWith('.lock') ? 'slug: a branch name ends otherwise' : undefined,
  ({ discussionUrl }) =>
    discussionUrl === undefined
      ? undefined
      : webAddressProblem(discussionUrl, 'discussionUrl'),
  text('dockerfile', {
    maxLength: MAX_DOCUMENT_LENGTH,
    required: true,
    lines: true,
  }),
  text('manifest', { maxLength: MAX_DOCUMENT_LENGTH, lines: true }),
];

/** What is wrong with what was entered, each in a sentence that begins with the field. */
export function requestProblems(facts: RequestFacts): string[] {
  return [
    ...RULES.flatMap(rule => rule(facts) ?? []),
    ...packageProblems(facts),
  ].filter((problem, i, all) => all.indexOf(problem) === i);
}

/**
 * What is wrong with the base: it is a golden image, pinned by its digest
 * (R-REQ-03, R-GIM-07), and what the Dockerfile ships is built on it.
 */
export function baseProblem(
  base: string,
  report: Pick<TierReport, 'images'>,
  policy: Policy,
): string | undefined {
  const parsed = parseReference(base);
  if (!parsed.ok) {
    return `base: ${parsed.error.message}`;
  }
  const { reference } = parsed;
  if (locate(reference, policy).section !== 'golden') {
    return `base: is no golden image; those are in ${policy.registries.internal}/${policy.paths.golden}`;
  }
  const { digest } = reference;
  if (!digest) {
    return 'base: is not pinned; give it with its digest, as the page of the release shows it';
  }
  const shipped = report.images.find(({ ships }) => ships);
  if (!shipped) {
    return 'dockerfile: it cannot be told what its last stage is built on; write the base with its digest there';
  }
  const from = parseReference(shipped.reference);
  const same =
    from.ok &&
    from.reference.digest === digest &&
    from.reference.registry === reference.registry &&
    from.reference.repository === reference.repository;
  return same
    ? undefined
    : `dockerfile: line ${shipped.line} is built on ${shipped.reference}, and the request is about ${base}`;
}

function packageProblems({ packages }: RequestFacts): string[] {
  if (packages.length > MAX_PACKAGES) {
    return [`packages: at most ${MAX_PACKAGES} in one request`];
  }
  const names = packages.map(({ name }) => name);
  return packages.flatMap(({ name, version, source }, i) => {
    if (!PACKAGE.test(name)) {
      return [`packages: '${name.slice(0, 100)}' is no name of a package`];
    }
    if (version !== undefined && !VERSION.test(version)) {
      return [`packages: the version of ${name} is to be one such as 15.1`];
    }
    if (source !== undefined && !HOST.test(source)) {
      return [
        `packages: the source of ${name} is to be the host of a repository`,
      ];
    }
    return names.indexOf(name) === i
      ? []
      : [`packages: ${name} is named twice`];
  });
}
