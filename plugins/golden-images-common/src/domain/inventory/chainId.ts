import type { Digest } from './digest';

/**
 * A chain id identifies an ordered list of layers (OCI image-spec,
 * config.md#layer-chainid): `chain(L0) = L0`,
 * `chain(L0..Ln) = sha256(chain(L0..Ln-1) + " " + Ln)`.
 * Two images share a prefix of n layers exactly when their n-th chain ids are
 * equal, so a release is found by a look-up instead of a comparison with each.
 */
export type ChainId = Digest;

/**
 * Chain ids of every prefix of a layer list; element `i` covers layers `0..i`.
 * @param sha256 - lower-case hex SHA-256 of a text; an argument because the domain runs in browsers too.
 */
export function chainIds(
  diffIds: readonly Digest[],
  sha256: (text: string) => string,
): ChainId[] {
  const chain: ChainId[] = [];
  for (const diffId of diffIds) {
    const parent = chain[chain.length - 1];
    chain.push(parent ? `sha256:${sha256(`${parent} ${diffId}`)}` : diffId);
  }
  return chain;
}
