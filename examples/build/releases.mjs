/**
 * The golden releases of the demo, with days relative to the day it is built
 * for. Together they are in every phase there is; the comment says which and why.
 *
 * `registry: false` marks releases that have no tag under `golden/`.
 */
export const RELEASES = [
  // Candidate: upstream released it, nobody has tested it yet. Lies under staging/.
  {
    id: 'python/3.13/1.0.0',
    upstream: -12,
    stage: 'candidate',
    registry: false,
  },
  // Rejected in acceptance tests.
  {
    id: 'python/3.13/0.9.0',
    upstream: -75,
    stage: 'rejected',
    registry: false,
    notes: 'Rejected: numpy wheels for musl fail under load.',
  },
  // Waits to be promoted: signed, attested, and found by the portal itself, since the
  // governance file says nothing of it. CI has copied it and will tag it; see examples/README.md.
  {
    id: 'python/3.12/2.2.0',
    upstream: -3,
    registry: false,
    mirrored: true,
    declared: false,
  },
  // Active: what a new service should use.
  { id: 'python/3.12/2.1.0', upstream: -66, promoted: -60 },
  // Legacy: superseded, announced, half a year of notice.
  {
    id: 'python/3.12/2.0.0',
    upstream: -187,
    promoted: -180,
    announced: -60,
    removal: 125,
    notes: 'Superseded by 2.1.0. Migration: rebuild, no code change expected.',
  },
  // Final calls: 47 days to go.
  {
    id: 'python/3.12/1.9.0',
    upstream: -308,
    promoted: -300,
    announced: -180,
    removal: 47,
    notes: 'Superseded by 2.0.0. OpenSSL 3.0 goes away with it.',
  },
  // Removed: its deadline has passed and the tag is gone; who pinned the digest still has it.
  {
    id: 'python/3.12/1.8.0',
    upstream: -406,
    promoted: -400,
    announced: -300,
    removal: -110,
    removed: -108,
    registry: false,
  },
  { id: 'python/3.11/1.9.0', upstream: -127, promoted: -120 },
  {
    id: 'python/3.11/1.8.0',
    upstream: -247,
    promoted: -240,
    announced: -120,
    removal: 66,
  },
  // Unsupported by age: golden for more than 18 months.
  { id: 'python/3.11/1.2.0', upstream: -594, promoted: -590 },
  // Legacy by age: golden for more than 12 months, still the newest of its track.
  { id: 'python/3.10/0.9.0', upstream: -396, promoted: -390 },
  // Archived by age: golden for more than 21 months.
  { id: 'python/3.10/0.8.0', upstream: -706, promoted: -700 },

  // In acceptance testing.
  { id: 'node/22/1.0.0', upstream: -5, stage: 'testing', registry: false },
  { id: 'node/20/2.3.0', upstream: -51, promoted: -45 },
  {
    id: 'node/20/2.2.0',
    upstream: -201,
    promoted: -195,
    announced: -45,
    removal: 140,
  },
  // The last release of a track on its way out, one month or less to go.
  {
    id: 'node/18/1.12.0',
    upstream: -335,
    promoted: -330,
    announced: -165,
    removal: 20,
    notes: 'Node 18 leaves the window. Move to node 20; expect test time.',
  },

  // Approved by platform and security, to be mirrored with the next promotion.
  { id: 'java/21/1.9.0', upstream: -9, stage: 'approved', registry: false },
  { id: 'java/21/1.8.0', upstream: -97, promoted: -90 },
  {
    id: 'java/21/1.7.0',
    upstream: -288,
    promoted: -280,
    announced: -90,
    removal: 95,
  },
  { id: 'java/17/3.4.0', upstream: -146, promoted: -140 },
  {
    id: 'java/17/3.3.0',
    upstream: -309,
    promoted: -300,
    announced: -140,
    removal: 45,
  },
].map(release => {
  const [family, track, version] = release.id.split('/');
  return { registry: true, declared: true, ...release, family, track, version };
});

/** Families in the order of the handbook. */
export const FAMILIES = {
  python: { binary: 'python3', package: 'python', licence: 'Python-2.0' },
  node: { binary: 'node', package: 'nodejs', licence: 'MIT' },
  java: {
    binary: 'java',
    package: 'openjdk',
    licence: 'GPL-2.0-only WITH Classpath-exception-2.0',
  },
};
