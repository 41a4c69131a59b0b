import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  DocumentToClassify,
  TierReport,
} from '@image-governance/plugin-golden-images-common';
import type { ReadAccess } from '../../inventory/read';
import type { Classifier } from './Classifier';

/** Classification, for all who may read anything of golden images. */
export class AuthorizedClassifier {
  readonly #access: ReadAccess;
  readonly #classifier: Classifier;

  constructor(options: {
    readonly access: ReadAccess;
    readonly classifier: Classifier;
  }) {
    this.#access = options.access;
    this.#classifier = options.classifier;
  }

  /** @throws NotAllowedError for who may read nothing; InputError for what cannot be classified; ServiceUnavailableError */
  async classify(
    document: DocumentToClassify,
    credentials: BackstageCredentials,
  ): Promise<TierReport> {
    // Asked before anything is read: nobody keeps the portal busy who may not.
    await this.#access.visible(credentials);
    return this.#classifier.classify(document);
  }
}
