import type {
  Evidence,
  Finding,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { bumpReleasesRevision } from '../releases/releasesRevision';

/** A digest that is easy to tell from others: of one repeated hex digit, or two. */
export function digestOf(hex: string): string {
  return `sha256:${hex.repeat(64).slice(0, 64)}`;
}

/** Time before now, as the database has times. */
export function ago(span: { hours?: number; days?: number }): string {
  const hours = (span.hours ?? 0) + (span.days ?? 0) * 24;
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

/** Writes observations and judgments as scans would have left them. */
export class Seed {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** A cluster with one complete scan; returns its id. */
  async cluster(
    name: string,
    options: { readonly scannedAt?: string } = {},
  ): Promise<number> {
    const scannedAt = options.scannedAt ?? ago({ hours: 1 });
    const [{ id }] = await this.#knex('sources')
      .insert({
        name,
        kind: 'cluster',
        type: 'kubernetes',
        target: `https://${name}`,
        last_completed_at: scannedAt,
      })
      .returning('id');
    await this.#knex('scans').insert({
      source_id: id,
      started_at: scannedAt,
      heartbeat_at: scannedAt,
      finished_at: scannedAt,
      status: 'completed',
    });
    return id;
  }

  /** A workload that runs now, or until `endedAt`; returns its id. */
  async workload(
    source: { readonly id: number; readonly cluster: string },
    options: {
      readonly name: string;
      readonly namespace?: string;
      readonly environment?: string;
      readonly entityRef?: string;
      readonly ownerRef?: string;
      readonly verdict?: Verdict;
      readonly firstSeenAt?: string;
      readonly endedAt?: string;
      readonly pending?: boolean;
      readonly pods?: number;
    },
  ): Promise<number> {
    const environment = options.environment ?? 'production';
    const [{ id }] = await this.#knex('workloads')
      .insert({
        source_id: source.id,
        cluster: source.cluster,
        namespace: options.namespace ?? 'shop',
        kind: 'Deployment',
        name: options.name,
        labels: JSON.stringify({ app: options.name }),
        environment,
        production: environment === 'production',
        entity_ref: options.entityRef ?? null,
        owner_ref: options.ownerRef ?? null,
        first_seen_at: options.firstSeenAt ?? ago({ days: 10 }),
        ended_at: options.endedAt ?? null,
        pending: options.pending ?? false,
        pods: options.pods ?? 2,
        verdict: options.verdict ?? null,
        search_text: `${options.name}\n${options.namespace ?? 'shop'}`,
      })
      .returning('id');
    await this.#changed(source.id);
    return id;
  }

  /** A judged container of a workload; returns its id. */
  async usage(
    workload: { readonly id: number; readonly sourceId: number },
    options: {
      readonly verdict?: Verdict;
      readonly image?: string;
      readonly digest?: string;
      readonly release?: string;
      readonly findings?: readonly Finding[];
      readonly evidence?: readonly Evidence[];
      readonly pinned?: boolean;
      readonly firstSeenAt?: string;
      readonly endedAt?: string;
      readonly state?: 'open' | 'ended' | 'pending';
    } = {},
  ): Promise<number> {
    const image =
      options.image ?? 'registry.test/golden/python:3.12-golden-v2.1.0';
    const [registry, ...path] = image.split(':')[0].split('/');
    const [{ id }] = await this.#knex('usages')
      .insert({
        workload_id: workload.id,
        source_id: workload.sourceId,
        key: `${workload.id}/${image}/${options.digest}/${options.firstSeenAt}`.slice(
          0,
          64,
        ),
        container: 'main',
        container_type: 'container',
        image,
        registry,
        repository: path.join('/'),
        running_digest: options.digest ?? null,
        resolved_digest: options.digest ?? null,
        pods: 2,
        state: options.state ?? (options.endedAt ? 'ended' : 'open'),
        first_seen_at: options.firstSeenAt ?? ago({ days: 10 }),
        last_seen_at: options.endedAt ?? null,
        ended_at: options.endedAt ?? null,
      })
      .returning('id');
    if (options.verdict) {
      await this.#knex('verdicts').insert({
        usage_id: id,
        verdict: options.verdict,
        release_id: options.release ?? null,
        pinned: options.pinned ?? true,
        evidence: JSON.stringify(options.evidence ?? []),
        explanation: JSON.stringify([`It is ${options.verdict}.`]),
        findings: JSON.stringify(options.findings ?? []),
        judged_under: 'test.1',
      });
      for (const { kind } of options.findings ?? []) {
        await this.#knex('usage_findings').insert({
          usage_id: id,
          finding: kind,
        });
      }
    }
    if (!options.endedAt && (options.state ?? 'open') === 'open') {
      await this.#makeFindable(workload.id, image, options);
    }
    await this.#changed(workload.sourceId);
    return id;
  }

  /** A golden release on record; returns its id. */
  async release(
    name: {
      readonly family: string;
      readonly track: string;
      readonly version: string;
    },
    dates: {
      readonly promotedAt: string;
      readonly announcedAt?: string;
      readonly removalAt?: string;
    },
    digest: string,
  ): Promise<string> {
    const { family, track, version } = name;
    const id = `${family}/${track}/${version}`;
    await this.#knex('releases').insert({
      id,
      family,
      track,
      version,
      registry: 'registry.test',
      repository: `golden/${family}`,
      tag: `${track}-golden-v${version}`,
      digest,
      recorded: true,
      promoted_at: dates.promotedAt.slice(0, 10),
      promoted_at_origin: 'governance-file',
      announced_at: dates.announcedAt?.slice(0, 10) ?? null,
      removal_at: dates.removalAt?.slice(0, 10) ?? null,
    });
    await this.#knex.transaction(bumpReleasesRevision);
    return id;
  }

  /** Whoever writes facts says that the sums of them are out of date. */
  async #changed(sourceId: number): Promise<void> {
    await this.#knex('sources')
      .where({ id: sourceId })
      .update({ figures_current: false });
  }

  async #makeFindable(
    workloadId: number,
    image: string,
    judgment: {
      readonly release?: string;
      readonly findings?: readonly Finding[];
    },
  ): Promise<void> {
    await this.#knex('workloads')
      .where({ id: workloadId })
      .update({
        search_text: this.#knex.raw('search_text || ?', [
          `\n${image.toLowerCase()}`,
        ]),
      });
    const insert = (table: string, row: object) =>
      this.#knex(table)
        .insert({ workload_id: workloadId, ...row })
        .onConflict()
        .ignore();
    if (judgment.release) {
      await insert('workload_releases', { release_id: judgment.release });
    }
    for (const { kind } of judgment.findings ?? []) {
      await insert('workload_findings', { finding: kind });
    }
  }
}
