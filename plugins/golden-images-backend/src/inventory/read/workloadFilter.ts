import {
  DIGESTS_DIFFER,
  RELEASE_FINDINGS,
  type FindingKind,
  type ReleaseId,
  type WorkloadFilter,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { whereDigestsDiffer } from './digestsDiffer';
import { likePattern } from './likePattern';
import type { RankedReleases } from '../figures';
import { moversFrom } from './movesFrom';
import type { WorkloadScope } from './WorkloadScope';

/** Finds the releases that a filter means: phases and the like depend on the time, so the database cannot know them. */
export interface ReleaseSelection {
  /** By family, newest track and version first. */
  readonly releases: RankedReleases;
  /** Releases of these families, tracks and ids; `undefined` members do not limit. */
  matching(
    names: Pick<WorkloadFilter, 'family' | 'track' | 'release'>,
  ): readonly ReleaseId[];
  /** Releases that give their users this finding at the moment. */
  withFinding(finding: FindingKind): readonly ReleaseId[];
}

/** Leaves only the workloads (`w`) of a scope that match; lists are "any of". */
export function whereMatches(
  query: Knex.QueryBuilder,
  scope: WorkloadScope,
  filter: WorkloadFilter,
  releases: ReleaseSelection,
): void {
  if (filter.verdict) {
    scope.whereVerdict(query, filter.verdict);
  }
  whereValue(query, 'w.environment', filter.environment);
  whereValue(query, 'w.cluster', filter.cluster);
  whereValue(query, 'w.namespace', filter.namespace);
  whereValueOrNone(query, 'w.entity_ref', filter.entity);
  whereValueOrNone(query, 'w.owner_ref', filter.owner);
  if (filter.production !== undefined) {
    query.where('w.production', filter.production);
  }
  if (filter.family || filter.track || filter.release) {
    query.whereIn('w.id', usersOf(scope, releases.matching(filter)));
  }
  if (filter.movedFrom) {
    query.whereIn(
      'w.id',
      moversFrom(scope, filter.movedFrom, releases.releases),
    );
  }
  if (filter.digest || filter.repository) {
    query.whereIn('w.id', runnersOf(scope, filter));
  }
  if (filter.finding) {
    whereFinding(query, scope, filter.finding, releases);
  }
  if (filter.text) {
    whereText(query, scope, filter.text);
  }
}

function whereValue(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[] | undefined,
): void {
  if (values) {
    query.whereIn(column, [...values]);
  }
}

function whereValueOrNone(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[] | undefined,
): void {
  if (values) {
    query.where(any => {
      any.whereIn(
        column,
        values.filter(value => value !== 'none'),
      );
      if (values.includes('none')) {
        any.orWhereNull(column);
      }
    });
  }
}

/** Workloads of which a usage is proven to run or descend from one of the releases. */
function usersOf(
  scope: WorkloadScope,
  releases: readonly ReleaseId[],
): Knex.QueryBuilder {
  return scope.asOf.now
    ? scope.knex
        .from('workload_releases')
        .whereIn('release_id', [...releases])
        .select('workload_id')
    : scope
        .usages()
        .join({ v: 'verdicts' }, 'v.usage_id', 'u.id')
        .whereIn('v.release_id', [...releases])
        .select('u.workload_id');
}

/** Workloads of which a usage has one of the findings that do not depend on the time. */
function withFinding(
  scope: WorkloadScope,
  findings: readonly FindingKind[],
): Knex.QueryBuilder {
  return scope.asOf.now
    ? scope.knex
        .from('workload_findings')
        .whereIn('finding', [...findings])
        .select('workload_id')
    : scope
        .usages()
        .join({ f: 'usage_findings' }, 'f.usage_id', 'u.id')
        .whereIn('f.finding', [...findings])
        .select('u.workload_id');
}

/** Workloads of which one container runs one of the digests, from one of the repositories. */
function runnersOf(
  scope: WorkloadScope,
  { digest, repository }: Pick<WorkloadFilter, 'digest' | 'repository'>,
): Knex.QueryBuilder {
  const usages = scope.usages().select('u.workload_id');
  whereValueOrNone(usages, 'u.resolved_digest', digest);
  if (repository) {
    const places = repository
      .filter(value => value !== 'none')
      .map(value => {
        const slash = value.indexOf('/');
        return [value.slice(0, slash), value.slice(slash + 1)];
      });
    usages.where(any => {
      any.whereIn(['u.registry', 'u.repository'], places);
      if (repository.includes('none')) {
        any.orWhereNull('u.registry');
      }
    });
  }
  return usages;
}

function whereFinding(
  query: Knex.QueryBuilder,
  scope: WorkloadScope,
  findings: readonly FindingKind[],
  releases: ReleaseSelection,
): void {
  const stored = findings.filter(
    finding =>
      !RELEASE_FINDINGS.has(finding) && finding !== DIGESTS_DIFFER.kind,
  );
  const affected = new Set(
    findings.flatMap(finding => releases.withFinding(finding)),
  );
  const found: Knex.QueryBuilder[] = [];
  if (stored.length > 0) {
    found.push(withFinding(scope, stored));
  }
  if (findings.some(finding => RELEASE_FINDINGS.has(finding))) {
    found.push(usersOf(scope, [...affected]));
  }
  if (findings.includes(DIGESTS_DIFFER.kind)) {
    found.push(whereDigestsDiffer(scope).select('u.workload_id'));
  }
  // One list of workloads: with `or` between several, no database uses an index for any.
  query.whereIn(
    'w.id',
    found.length === 1 ? found[0] : scope.knex.union(found),
  );
}

function whereText(
  query: Knex.QueryBuilder,
  scope: WorkloadScope,
  text: string,
): void {
  const pattern = likePattern(text);
  if (scope.asOf.now) {
    query.whereRaw("w.search_text like ? escape '\\'", [pattern]);
    return;
  }
  query.where(any =>
    any
      .whereRaw("lower(w.name) like ? escape '\\'", [pattern])
      .orWhereRaw("lower(w.namespace) like ? escape '\\'", [pattern])
      .orWhereIn(
        'w.id',
        scope
          .usages()
          .whereRaw("lower(u.image) like ? escape '\\'", [pattern])
          .select('u.workload_id'),
      ),
  );
}
