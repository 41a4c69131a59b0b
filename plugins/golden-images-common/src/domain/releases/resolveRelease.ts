import { isProduction } from '../inventory/environment';
import type { Policy } from '../policy/policy';
import { familyForLanguage, type ServiceLanguage } from './language';
import {
  recommendRelease,
  type JudgedRelease,
  type Recommendation,
  type WantedRelease,
} from './recommend';

/** What somebody asks for in their own words: a template, or an assistant. */
export interface ReleaseRequest
  extends Partial<Omit<WantedRelease, 'production'>> {
  /** In place of the family. */
  readonly language?: ServiceLanguage;
  /** Name of an environment of the policy; default the one that everything else belongs to. */
  readonly environment?: string;
}

/** {@link recommendRelease} for such a request. */
export function resolveRelease<R extends JudgedRelease>(
  releases: readonly R[],
  request: ReleaseRequest,
  policy: Policy,
): Recommendation<R> {
  const { language, environment = policy.defaultEnvironment } = request;
  const known = environmentsOf(policy);
  if (!known.includes(environment)) {
    // It may be a slip for production, so it is not taken for anything.
    return refuse(
      `There is no environment ${environment}. Environments: ${known.join(
        ', ',
      )}.`,
    );
  }
  if (!request.family && !language) {
    return refuse('Name a family of golden images, or a language.');
  }
  const family =
    request.family ||
    (language &&
      familyForLanguage(language, new Set(releases.map(one => one.family))));
  if (!family) {
    return refuse(`There is no golden image for ${language}.`);
  }
  return recommendRelease(releases, {
    family,
    track: request.track,
    version: request.version,
    production: isProduction(environment, policy),
  });
}

/** Every environment that the policy names. */
function environmentsOf(policy: Policy): string[] {
  return [
    ...new Set([
      ...policy.environments.map(({ name }) => name),
      policy.defaultEnvironment,
      ...policy.productionEnvironments,
    ]),
  ];
}

function refuse<R>(reason: string): Recommendation<R> {
  return { ok: false, reason };
}
