import type { InstalledPackage, TierReport } from '../tiers/tier';
import type { RequestedPackage, RequestFacts } from './request';

/** Managers of packages of the operating system: those are approved one by one; those of a language are tier 1. */
const SYSTEM_MANAGERS = new Set([
  'apk',
  'apt',
  'apt-get',
  'aptitude',
  'dnf',
  'dpkg',
  'microdnf',
  'pacman',
  'rpm',
  'tdnf',
  'yum',
  'zypper',
]);

/** What is reviewed: what the team names, and whatever else its Dockerfile installs. */
export function requestedPackages(
  named: readonly RequestedPackage[],
  report: Pick<TierReport, 'packages'>,
): RequestedPackage[] {
  const packages = new Map(
    named.map(each => [
      each.name,
      { ...each, version: each.version?.replace(/^v(?=\d)/i, '') },
    ]),
  );
  for (const { name, version } of systemPackages(report)) {
    if (!packages.has(name)) {
      packages.set(name, { name, version });
    }
  }
  return [...packages.values()];
}

/** What reviewers will ask about that a team can still mend, in sentences (AMB-20). */
export function requestAdvisories(
  facts: Pick<RequestFacts, 'packages'>,
  report: TierReport,
): string[] {
  const installed = new Map(
    systemPackages(report).map(each => [each.name, each]),
  );
  const unpinned = facts.packages.flatMap(({ name, version }) => {
    const found = installed.get(name);
    if (!found) {
      return [
        `${name} is asked for, and no instruction of the Dockerfile installs it.`,
      ];
    }
    if (found.version !== undefined) {
      return [];
    }
    return [
      version === undefined
        ? `${name} has no version: name the one that was tested, here and in the Dockerfile.`
        : `The Dockerfile installs ${name} without a version; write ${name}=${version}, so that the image has what was reviewed.`,
    ];
  });
  const undecided = report.findings
    .filter(each => each.undecided)
    .map(
      ({ line, reason }) =>
        `Line ${line} could not be decided and counts as the stricter tier: ${reason}`,
    );
  return [...unpinned, ...undecided];
}

function systemPackages({
  packages,
}: Pick<TierReport, 'packages'>): InstalledPackage[] {
  return packages.filter(({ manager }) => SYSTEM_MANAGERS.has(manager));
}
