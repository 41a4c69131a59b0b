import {
  mirrorGate,
  promotionGate,
  signOffGates,
  type Candidate,
  type PromotionGate,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { CandidateStore } from './CandidateStore';
import type { GateSource } from './GateSource';
import type { PromotionRecord } from './PromotionRecord';

/** Whether a release has notes (R-GIM-06): nothing is promoted without. */
export type HasNotes = (id: ReleaseId, connection: Knex) => Promise<boolean>;

/** The gates that this part decides: mirror and the two sign-offs. */
export function ownGates(options: {
  readonly candidates: CandidateStore;
  readonly record: PromotionRecord;
}): GateSource {
  const { candidates, record } = options;
  return {
    gates: async ({ id, digest }, connection) => {
      const candidate = await candidates.get(id, connection);
      const signOffs = await record.signOffs(id, connection);
      return [
        ...(candidate ? [mirrorGate({ ...candidate, digest })] : []),
        ...signOffGates(signOffs, digest),
      ];
    },
  };
}

/** Asks everybody who decides a gate. */
export class PromotionGates {
  readonly #sources: readonly GateSource[];
  readonly #hasNotes: HasNotes;

  constructor(options: {
    readonly sources: readonly GateSource[];
    readonly hasNotes: HasNotes;
  }) {
    this.#sources = options.sources;
    this.#hasNotes = options.hasNotes;
  }

  /** @param connection - the transaction, where the answer decides something */
  async of(candidate: Candidate, connection: Knex): Promise<PromotionGate> {
    const results = [];
    for (const source of this.#sources) {
      results.push(...(await source.gates(candidate, connection)));
    }
    const noted = await this.#hasNotes(candidate.id, connection);
    return promotionGate(
      results,
      candidate,
      noted
        ? []
        : [
            'Release notes: none are written. Say what is new, what breaks, and how to migrate.',
          ],
    );
  }
}
