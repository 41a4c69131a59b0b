import type {
  CustomizationRequest,
  Digest,
  ImageReference,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { ImageLibrary } from '../../inventory/images';
import type { JudgmentService } from '../../inventory/judgment';
import type { ReleaseCatalogue } from '../../releases';
import type { ReviewStore } from '../requests/ReviewStore';

/** The longest that CI waits for the reading of what it published, in milliseconds. */
const READ_MS = 20_000;

/** Options of {@link ApprovedVariants}. */
export interface ApprovedVariantsOptions {
  readonly reviews: ReviewStore;
  readonly releases: Pick<ReleaseCatalogue, 'approve'>;
  readonly judgment: Pick<JudgmentService, 'outdate'>;
  readonly library: Pick<ImageLibrary, 'session'>;
  /** Is called once an approval stands that judgments depend on. */
  readonly onDecided: () => void;
}

/** Puts what was published among the approvals by which images are judged: `approved-variant` from the next judgment on. */
export class ApprovedVariants {
  readonly #options: ApprovedVariantsOptions;

  constructor(options: ApprovedVariantsOptions) {
    this.#options = options;
  }

  async approve(
    tx: Knex.Transaction,
    request: CustomizationRequest,
    reference: ImageReference & { readonly digest: Digest },
  ): Promise<void> {
    const { reviews, releases, judgment } = this.#options;
    const approvals = (await reviews.of(request.id, tx)).filter(
      ({ decision, revision }) =>
        decision === 'approved' && revision === request.revision,
    );
    await releases.approve(tx, Number(request.id), {
      id: `customization-request:${request.id}`,
      repository: reference.repository,
      digest: reference.digest,
      tag: reference.tag,
      // From when both had approved it, so that what was built since is covered.
      approvedAt: approvals.at(-1)?.at ?? request.since,
      approvers: [...new Set(approvals.map(({ actor }) => actor))],
      reason: `${request.title}: ${request.why}`,
      link: request.pullRequestUrl,
    });
    await judgment.outdate(tx);
  }

  /** To be called once it stands: has its layers read, by which what is built on it is known, and images judged anew. */
  async approved(
    reference: ImageReference & { readonly digest: Digest },
  ): Promise<void> {
    const { library, onDecided } = this.#options;
    const { registry, repository, digest } = reference;
    try {
      await library
        .session(AbortSignal.timeout(READ_MS))
        .read([{ registry, repository, digest }]);
    } catch {
      // The approval stands all the same; the image is read when it first runs.
    }
    onDecided();
  }
}
