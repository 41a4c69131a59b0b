import type { Draft } from '../draft';
import { GAP, show, type Word } from '../shell/word';
import type { TierPolicy } from '../tierPolicy';
import { externalDrafts } from './external';
import { addressesIn } from './source';

const INDEX =
  /^(PIP_(EXTRA_)?INDEX_URL|PIP_FIND_LINKS|UV_(DEFAULT_|EXTRA_)?INDEX(_URL)?|NPM_CONFIG_REGISTRY|YARN_REGISTRY|YARN_NPM_REGISTRY_SERVER|GOPROXY|GEM_SOURCE|BUNDLE_MIRROR__.*|CARGO_REGISTRIES_.*_INDEX|POETRY_REPOSITORIES_.*_URL|CONDA_CHANNELS|HOMEBREW_.*_REMOTE)$/i;
const CERTIFICATE =
  /^(SSL_CERT_(FILE|DIR)|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|GIT_SSL_CAINFO|AWS_CA_BUNDLE|PIP_CERT)$/i;

/** What it means to set a variable, beside that it is one (R-T1-03). */
export function variableDrafts(
  name: string,
  value: Word,
  policy: TierPolicy,
): Draft[] {
  if (INDEX.test(name)) {
    const addresses = addressesIn(value.text);
    if (addresses.length > 0) {
      return addresses.flatMap(each =>
        externalDrafts(
          { ...each, unknown: value.unknown },
          `${name} lets packages come`,
          'language',
          policy,
        ),
      );
    }
    return value.text.includes(GAP)
      ? externalDrafts(value, `${name} lets packages come`, 'language', policy)
      : [];
  }
  if (CERTIFICATE.test(name)) {
    return [
      {
        item: 'certificate',
        reason: `${name} sets which certificates are trusted (${shown(value)})`,
      },
    ];
  }
  if (/fips/i.test(name) || /fips/i.test(value.text)) {
    return [
      {
        item: 'fips',
        reason: `${name}=${shown(value)} configures FIPS cryptography`,
      },
    ];
  }
  if (
    (name === 'DOCKER_CONTENT_TRUST' && value.text === '0') ||
    /^(COSIGN_.*INSECURE.*|COSIGN_EXPERIMENTAL_SKIP.*|GONOSUMCHECK|GOINSECURE)$/.test(
      name,
    ) ||
    (name === 'GOSUMDB' && value.text === 'off')
  ) {
    return [
      {
        item: 'image-verification',
        reason: `${name}=${shown(value)} switches a verification off`,
      },
    ];
  }
  return [];
}

function shown(value: Word): string {
  return show(value).slice(0, 100);
}
