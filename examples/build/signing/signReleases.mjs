import { artifact } from '../oci/image.mjs';
import { UPSTREAM } from '../registries.mjs';
import { RELEASES } from '../releases.mjs';
import { billOfMaterials, provenance, scanResult } from './predicates.mjs';
import { SigningKey } from './SigningKey.mjs';

/** Nobody signed it: it is older than the habit. */
const UNSIGNED = 'python/3.10/0.8.0';
/** Signed, but by a key that nobody trusts. */
const BY_STRANGER = 'python/3.11/1.2.0';
/** Attestations came later than signatures: what is older than this many days has none. */
const ATTESTED_DAYS = 150;

/**
 * Attaches signatures and attestations to the golden releases, as cosign 2 would:
 * at tags beside the image, upstream and in the internal registry alike.
 *
 * @returns the public key that they are to be verified with, PEM
 */
export function signReleases({ internal, upstream, golden, calendar }) {
  const key = new SigningKey();
  const stranger = new SigningKey();
  for (const release of RELEASES) {
    if (release.id === UNSIGNED) {
      continue;
    }
    const { digest } = golden.get(release.id).descriptor;
    const reference = `${UPSTREAM}/${release.family}`;
    const signer = release.id === BY_STRANGER ? stranger : key;
    const attach = (suffix, layers) => {
      const tag = `${digest.replace(':', '-')}.${suffix}`;
      const content = artifact(layers);
      upstream.push(release.family, tag, content);
      if (release.registry || release.mirrored) {
        internal.push(`golden/${release.family}`, tag, content);
      }
    };
    attach('sig', [signer.signature(digest, reference)]);
    if (release.upstream >= -ATTESTED_DAYS) {
      const created = calendar.time(release.upstream);
      const about = { id: release.id, release, digest, reference, created };
      attach(
        'att',
        [provenance, billOfMaterials, scanResult].map(predicate =>
          signer.attestation(digest, reference, predicate(about)),
        ),
      );
    }
  }
  return key.publicPem;
}
