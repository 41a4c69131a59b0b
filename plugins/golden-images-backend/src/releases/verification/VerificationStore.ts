import type {
  Digest,
  ReleaseId,
  VerificationReport,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches } from '../../database';
import type { SignedBody, Verification } from './ImageVerifier';

/** A verification on record. */
export interface RecordedVerification {
  readonly report: VerificationReport;
  readonly actor: string;
}

/** Verifications and what they were of. None is ever changed or deleted. */
export class VerificationStore {
  /** The last verification of the content; `undefined` when it was never verified. */
  async latest(
    release: { readonly id: ReleaseId; readonly digest: Digest },
    connection: Knex,
  ): Promise<RecordedVerification | undefined> {
    const row = await connection('verifications')
      .where({ release_id: release.id, digest: release.digest })
      .orderBy('id', 'desc')
      .first('report', 'actor');
    return row && { report: JSON.parse(row.report), actor: row.actor };
  }

  /** The last verifications of several contents; those that were never verified are left out. */
  async latestOf(
    releases: readonly { readonly id: ReleaseId; readonly digest: Digest }[],
    connection: Knex,
  ): Promise<Map<ReleaseId, VerificationReport>> {
    const digests = new Map(releases.map(({ id, digest }) => [id, digest]));
    const reports = new Map<ReleaseId, VerificationReport>();
    for (const ids of batches([...digests.keys()])) {
      const last = connection('verifications')
        .whereIn('release_id', ids)
        .groupBy('release_id', 'digest')
        .max('id');
      for (const { release_id: id, digest, report } of await connection(
        'verifications',
      )
        .whereIn('id', last)
        .select('release_id', 'digest', 'report')) {
        if (digests.get(id) === digest) {
          reports.set(id, JSON.parse(report));
        }
      }
    }
    return reports;
  }

  /** Puts a verification on record, with everything that it was of. */
  async add(
    tx: Knex.Transaction,
    id: ReleaseId,
    { report, bodies }: Verification,
    actor: string,
  ): Promise<void> {
    const { digest, at } = report;
    await tx('verifications').insert({
      release_id: id,
      digest,
      at,
      actor,
      report: JSON.stringify(report),
    });
    for (const body of bodies) {
      await tx('signed_bodies')
        .insert(toRow(digest, body, at))
        .onConflict(['digest', 'layer_digest', 'place'])
        .ignore();
    }
  }
}

function toRow(digest: Digest, { place, layer, body }: SignedBody, at: string) {
  return {
    digest,
    layer_digest: layer.digest,
    place,
    media_type: layer.mediaType,
    annotations: JSON.stringify(layer.annotations),
    body: body.toString('base64'),
    first_seen_at: at,
  };
}
