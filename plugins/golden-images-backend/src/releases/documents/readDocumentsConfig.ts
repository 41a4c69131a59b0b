import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DEFAULT_FINDING_LIMIT,
  licencePolicySchema,
  type FindingLimit,
  type LicencePolicy,
} from '@image-governance/plugin-golden-images-common/documents';

const LIMITS: readonly FindingLimit[] = [
  'critical',
  'high',
  'medium',
  'low',
  'negligible',
  'none',
];
const DEFAULT_MAX_BYTES = 20_000_000;
const MOST_MAX_BYTES = 200_000_000;

/** What app-config says of documents. */
export interface DocumentsConfig {
  readonly licences: LicencePolicy;
  readonly limit: FindingLimit;
  readonly maxBytes: number;
}

/** @throws InputError that names the key */
export function readDocumentsConfig(config: Config): DocumentsConfig {
  const text =
    config.getOptionalString('goldenImages.promotion.blockFixable') ??
    DEFAULT_FINDING_LIMIT;
  const limit = LIMITS.find(each => each === text);
  if (!limit) {
    throw new InputError(
      `goldenImages.promotion.blockFixable: '${text}' is none of ${LIMITS.join(
        ', ',
      )}`,
    );
  }
  return {
    licences: readLicencePolicy(config),
    limit,
    maxBytes: readMaxDocumentBytes(config),
  };
}

/** Which licences are allowed. @throws InputError that names the key */
export function readLicencePolicy(config: Config): LicencePolicy {
  const licences = licencePolicySchema.safeParse(
    config.getOptional('goldenImages.licences') ?? {},
  );
  if (!licences.success) {
    const [{ path, message }] = licences.error.issues;
    throw new InputError(
      `${['goldenImages.licences', ...path].join('.')}: ${message}`,
    );
  }
  return licences.data;
}

/** Largest document that is taken, in bytes. @throws InputError that names the key */
export function readMaxDocumentBytes(config: Config): number {
  const maxBytes =
    config.getOptionalNumber('goldenImages.documents.maxBytes') ??
    DEFAULT_MAX_BYTES;
  if (!(maxBytes > 0 && maxBytes <= MOST_MAX_BYTES)) {
    throw new InputError(
      `goldenImages.documents.maxBytes is to be above 0 and at most ${MOST_MAX_BYTES}`,
    );
  }
  return maxBytes;
}
