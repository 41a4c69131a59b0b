import { generateKeyPairSync, sign } from 'node:crypto';
import { annotated, blob } from '../oci/image.mjs';

const STATEMENT = 'application/vnd.in-toto+json';

/**
 * An ECDSA P-256 key, as cosign makes them, that signs in the formats of
 * cosign 2. It lives as long as the build of the demo: its private half is never
 * written anywhere.
 */
export class SigningKey {
  #privateKey;

  constructor() {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = pair.privateKey;
    /** The public half, PEM. */
    this.publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' });
  }

  /**
   * What `cosign sign` puts at the tag `sha256-….sig`.
   * https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
   */
  signature(digest, reference) {
    const document = json({
      critical: {
        identity: { 'docker-reference': reference },
        image: { 'docker-manifest-digest': digest },
        type: 'cosign container image signature',
      },
      optional: null,
    });
    return annotated(
      blob('application/vnd.dev.cosign.simplesigning.v1+json', document),
      { 'dev.cosignproject.cosign/signature': this.#sign(document) },
    );
  }

  /**
   * What `cosign attest` adds at the tag `sha256-….att`: a DSSE envelope with an
   * in-toto statement. https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
   */
  attestation(digest, reference, { predicateType, predicate }) {
    const statement = json({
      _type: 'https://in-toto.io/Statement/v0.1',
      predicateType,
      subject: [{ name: reference, digest: { sha256: digest.split(':')[1] } }],
      predicate,
    });
    const signed = Buffer.concat([
      Buffer.from(
        `DSSEv1 ${STATEMENT.length} ${STATEMENT} ${statement.length} `,
      ),
      statement,
    ]);
    const envelope = json({
      payloadType: STATEMENT,
      payload: statement.toString('base64'),
      signatures: [{ keyid: '', sig: this.#sign(signed) }],
    });
    return annotated(blob('application/vnd.dsse.envelope.v1+json', envelope), {
      'dev.cosignproject.cosign/signature': '',
      predicateType,
    });
  }

  #sign(bytes) {
    return sign('sha256', bytes, this.#privateKey).toString('base64');
  }
}

function json(value) {
  return Buffer.from(JSON.stringify(value));
}
