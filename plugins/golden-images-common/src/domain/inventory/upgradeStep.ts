/** Kind of step between two releases (R-TAG-05, AMB-09c, GT-TAG-03). */
export type UpgradeStep = 'same' | 'patch' | 'feature' | 'breaking';

/** Track and version of a release, as far as a step depends on them. */
export interface StepEnd {
  readonly track: string;
  readonly version: string;
}

/** Which kind of step an upgrade is; a change of track is breaking and needs dedicated test time. */
export function upgradeStep(from: StepEnd, to: StepEnd): UpgradeStep {
  const [fromMajor, fromMinor, fromPatch] = from.version.split('.');
  const [toMajor, toMinor, toPatch] = to.version.split('.');
  if (from.track !== to.track || fromMajor !== toMajor) {
    return 'breaking';
  }
  if (fromMinor !== toMinor) {
    return 'feature';
  }
  return fromPatch === toPatch ? 'same' : 'patch';
}
