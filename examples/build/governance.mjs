import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { COMPONENTS, imageName } from './components.mjs';
import { RELEASES } from './releases.mjs';

/** Writes the facts that the demo organisation keeps under review in Git. */
export function writeGovernanceFile(path, { golden, calendar }) {
  writeFileSync(
    path,
    stringify({
      apiVersion: 'golden-images/v1',
      families: families({ golden, calendar }),
      approvals: approvals(calendar),
    }),
  );
}

function families({ golden, calendar }) {
  const result = {};
  for (const release of RELEASES.filter(({ declared }) => declared)) {
    const family = (result[release.family] ??= { tracks: {} });
    const track = (family.tracks[release.track] ??= { releases: [] });
    track.releases.push({
      version: release.version,
      tag: `${release.track}-golden-v${release.version}`,
      digest: golden.get(release.id).descriptor.digest,
      ...dates(release, calendar),
      ...(release.stage ? { stage: release.stage } : {}),
      ...(release.notes ? { notes: release.notes } : {}),
    });
  }
  return result;
}

function dates({ upstream, promoted, announced, removal, removed }, calendar) {
  return Object.fromEntries(
    Object.entries({
      upstreamReleasedAt: upstream,
      promotedAt: promoted,
      announcedAt: announced,
      removalAt: removal,
      removedAt: removed,
    })
      .filter(([, days]) => days !== undefined)
      .map(([name, days]) => [name, calendar.day(days)]),
  );
}

function approvals(calendar) {
  return COMPONENTS.filter(({ variant }) => variant).map(component => ({
    id: component.variant.id,
    repository: imageName(component),
    tag: component.version,
    approvedAt: calendar.day(-90),
    approvers: ['group:default/security', 'group:default/platform'],
    reason: 'Standard package, version appropriate, no security concerns.',
    link: `https://jira.company.com/browse/${component.variant.id}`,
  }));
}
