/**
 * A tag of the golden convention (R-TAG-04, AMB-09), e.g. `golden-v1.2.3`,
 * `golden-stable`, `3.12-stable`, `3.11-golden-v1.2.0`, `3.12-v2.1`.
 */
export type GoldenTag =
  | {
      readonly kind: 'release';
      readonly track?: string;
      /** `MAJOR.MINOR.PATCH`; two-part versions read as `.0`. */
      readonly version: string;
    }
  | {
      readonly kind: 'channel';
      readonly track?: string;
      readonly channel: 'stable' | 'legacy';
    };

const NUMBER = '(?:0|[1-9][0-9]{0,8})';
const TRACK = '[0-9]{1,9}(?:\\.[0-9]{1,9}){0,3}';
const RELEASE = new RegExp(
  `^(?:(${TRACK})-)?(golden-)?v(${NUMBER})\\.(${NUMBER})(?:\\.(${NUMBER}))?$`,
);
const CHANNEL = new RegExp(`^(?:(${TRACK})-|golden-)(stable|legacy)$`);

/**
 * Parses a tag of the convention; `undefined` for any other tag (R-TAG-12 flags
 * those). Without track the word `golden` is needed: a plain `v1.2.3` is
 * anybody's tag.
 */
export function parseGoldenTag(tag: string): GoldenTag | undefined {
  const release = RELEASE.exec(tag);
  if (release) {
    const [, track, golden, major, minor, patch = '0'] = release;
    return track || golden
      ? {
          kind: 'release',
          ...(track ? { track } : {}),
          version: `${major}.${minor}.${patch}`,
        }
      : undefined;
  }
  const channel = CHANNEL.exec(tag);
  if (!channel) {
    return undefined;
  }
  const [, track, name] = channel;
  return {
    kind: 'channel',
    ...(track ? { track } : {}),
    channel: name === 'stable' ? 'stable' : 'legacy',
  };
}
