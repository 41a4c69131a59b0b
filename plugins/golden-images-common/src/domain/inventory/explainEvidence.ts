import type { Release } from '../releases/release';
import type { Evidence } from './lineage';
import { releaseTitle } from './releaseTitle';

/** A piece of evidence as a sentence that a developer can check by hand (design §6). */
export function explainEvidence(
  evidence: Evidence,
  releases: readonly Release[],
): string {
  const title = titleOf(evidence.release, releases);
  switch (evidence.kind) {
    case 'digest': {
      const which = evidence.platform
        ? `the ${evidence.platform.os}/${evidence.platform.architecture} digest`
        : 'the digest';
      return `${evidence.digest} is ${which} of ${title}.`;
    }
    case 'layers': {
      const { layers, ofLayers, chainId } = evidence;
      const all = `all ${ofLayers} layers are`;
      const some = `layers 1-${layers} of ${ofLayers} are`;
      return `${upperFirst(
        layers === ofLayers ? all : some,
      )} exactly ${title}, chain id ${chainId}.`;
    }
    case 'provenance':
      return `Verified provenance signed by ${evidence.signer} names ${evidence.material}, ${title}, as material.`;
    case 'annotation':
      return `The ${evidence.source} ${evidence.claim} claims ${
        evidence.release ? title : 'a base image'
      }; a claim proves nothing.`;
    default:
      return exhausted(evidence);
  }
}

function titleOf(id: string | undefined, releases: readonly Release[]): string {
  const release = releases.find(one => one.id === id);
  return release ? releaseTitle(release) : id ?? '';
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
}

function exhausted(evidence: never): never {
  throw new Error(`Unknown evidence ${JSON.stringify(evidence)}`);
}
