import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  verifiability,
  type Digest,
  type ReleaseId,
  type VerifiabilityReport,
} from '@image-governance/plugin-golden-images-common';
import type { InventoryReader, ReadAccess } from '../../inventory/read';
import type { ReleaseCatalogue } from '../../releases';

/** Tells of which releases something is on record. */
export type OnRecord = (
  releases: readonly { readonly id: ReleaseId; readonly digest: Digest }[],
) => Promise<ReadonlySet<ReleaseId>>;

/** Options of {@link VerifiabilityReader}. */
export interface VerifiabilityReaderOptions {
  readonly access: ReadAccess;
  readonly inventory: Pick<InventoryReader, 'open'>;
  readonly releases: Pick<ReleaseCatalogue, 'get'>;
  readonly signed: OnRecord;
  readonly withSbom: OnRecord;
}

/** Answers how many images in production an auditor can verify (R-AUD-03). */
export class VerifiabilityReader {
  readonly #options: VerifiabilityReaderOptions;

  constructor(options: VerifiabilityReaderOptions) {
    this.#options = options;
  }

  /** Among what the asker may see. @throws NotAllowedError */
  async get(
    request: { readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<VerifiabilityReport> {
    const { access, inventory, releases, signed, withSbom } = this.#options;
    const visible = await access.visible(credentials);
    const moment = await inventory.open({ at: request.at, visible });
    const running = await moment.consumers.productionImages();
    const used = await releases.get(
      running.flatMap(({ release }) => release ?? []),
    );
    const [signatures, sboms] = await Promise.all([
      signed(used),
      withSbom(used),
    ]);
    return {
      at: moment.at,
      ...verifiability(
        running,
        new Map(
          used.map(({ id }) => [
            id,
            { signature: signatures.has(id), sbom: sboms.has(id) },
          ]),
        ),
      ),
    };
  }
}
