import type {
  Digest,
  GateResult,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

/** A part of the releases room that decides some of the gates of a candidate. */
export interface GateSource {
  /**
   * How its gates stand for the content under evaluation. What is on record of
   * another digest decides nothing.
   */
  gates(
    candidate: { readonly id: ReleaseId; readonly digest: Digest },
    connection: Knex,
  ): Promise<GateResult[]>;
}
