import { locate } from '../../inventory/location';
import {
  formatReference,
  parseReference,
  type ImageReference,
} from '../../inventory/reference';
import type { Digest } from '../../inventory/digest';
import type { Policy } from '../../policy/policy';
import { teamSegment, type PullRequestSettings } from './pullRequest';
import type { CustomizationRequest } from './request';
import { nameOfRef } from './words';

/** Semantic versioning 2.0.0, without build metadata, which no tag can have. */
const SEMVER =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

/** A variant's reference that holds to the rules, or what is wrong with it. */
export type ParsedPublication =
  | {
      readonly ok: true;
      readonly reference: ImageReference & { readonly digest: Digest };
    }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads where a variant was published: `team-approved/<team>/<image>:<semver>@<digest>`
 * of the internal registry, under the path and the name of its request (R-REQ-22).
 */
export function parsePublication(
  text: string,
  request: Pick<CustomizationRequest, 'team' | 'image'>,
  policy: Policy,
  settings: Pick<PullRequestSettings, 'teamPaths'>,
): ParsedPublication {
  const parsed = parseReference(text);
  if (!parsed.ok) {
    return fail(parsed.error.message);
  }
  const { reference } = parsed;
  const { digest, tag } = reference;
  const path = variantRepository(request, policy, settings);
  if (
    locate(reference, policy).section !== 'team-approved' ||
    reference.repository !== path
  ) {
    return fail(
      `${formatReference(reference)} is not where this variant goes: ${
        policy.registries.internal
      }/${path}`,
    );
  }
  if (!tag || !SEMVER.test(tag)) {
    return fail(`its tag is to be a semantic version such as 1.0.0`);
  }
  return digest
    ? { ok: true, reference: { ...reference, digest } }
    : fail('it is to have its digest');
}

/** Repository of the internal registry that a variant is published in. */
export function variantRepository(
  { team, image }: Pick<CustomizationRequest, 'team' | 'image'>,
  policy: Pick<Policy, 'paths'>,
  settings: Pick<PullRequestSettings, 'teamPaths'>,
): string {
  return `${policy.paths.teamApproved}${teamSegment(team, settings)}/${image}`;
}

/**
 * The version to publish a variant as: a minor one after the newest that there is, `1.0.0` for the first.
 * @param published - references of the same variant; what has no version among them is passed over
 */
export function nextVariantVersion(published: readonly string[]): string {
  const versions = published.flatMap(text => {
    const parsed = parseReference(text);
    const found = parsed.ok && SEMVER.exec(parsed.reference.tag ?? '');
    return found ? [[Number(found[1]), Number(found[2])] as const] : [];
  });
  const [newest] = versions.sort(([a, b], [c, d]) => c - a || d - b);
  return newest ? `${newest[0]}.${newest[1] + 1}.0` : '1.0.0';
}

/** What the team is told once its variant can be used, line by line (R-REQ-23, GT-REQ-07). */
export function publishedMessage(
  team: string,
  reference: string,
  scanResults: string,
): { readonly title: string; readonly lines: readonly string[] } {
  return {
    title: `${nameOfRef(team)} image approved and ready`,
    lines: [
      `Image: ${reference}`,
      `Scan results: ${scanResults}`,
      'You can now use this in your deployments',
    ],
  };
}

/** What the team is told when it was turned down. */
export function rejectedMessage(
  request: Pick<CustomizationRequest, 'title' | 'team'>,
  by: { readonly role: string; readonly reason?: string },
): { readonly title: string; readonly lines: readonly string[] } {
  return {
    title: `${nameOfRef(request.team)} request rejected`,
    lines: [
      `Request: ${request.title}`,
      `Reason of the ${by.role} team: ${by.reason ?? 'none given'}`,
      'Do not work around it: the platform team helps to find an alternative',
    ],
  };
}

function fail(problem: string): ParsedPublication {
  return { ok: false, problem: `reference: ${problem}` };
}
