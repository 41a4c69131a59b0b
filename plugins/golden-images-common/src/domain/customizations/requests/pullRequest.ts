import type { RequestFacts } from './request';
import type { ReviewRole } from './review';
import { listed, oneLine, packageText, nameOfRef } from './words';

/** The pull request of a customization, as the publish step of a template takes it (R-REQ-03..13). */
export interface RequestPullRequest {
  readonly title: string;
  readonly body: string;
  /** `feature/add-postgres-client`. */
  readonly branch: string;
  /** `tier-2-controlled`, runtime, category. */
  readonly labels: readonly string[];
  /** Teams of the Git host that a review is requested from. */
  readonly teamReviewers: readonly string[];
  /** The same teams as the handbook has them, `@platform-team`; kept on record (AMB-18). */
  readonly assignees: readonly string[];
  /** Where the Dockerfile goes in the repository of images. */
  readonly path: string;
}

/** What of the organisation goes into a pull request. */
export interface PullRequestSettings {
  /** Names of the two teams on the Git host. */
  readonly reviewers: Readonly<Record<ReviewRole, string>>;
  /** Segment of the registry path of a team, by its entity ref; default its name (AMB-20). */
  readonly teamPaths: Readonly<Record<string, string>>;
  /** Where packages come from that name no source (L79). */
  readonly packageSource: string;
}

/** Defaults of `goldenImages.customizations`. */
export const DEFAULT_PULL_REQUEST_SETTINGS: PullRequestSettings = {
  reviewers: { security: 'security-team', platform: 'platform-team' },
  teamPaths: {},
  packageSource: 'clnpkgs.clnstrt.dev',
};

/**
 * Writes the pull request: the six lines of the handbook first and word for
 * word, then what the example has besides (AMB-19, GT-REQ-01).
 * @param family - of the base: the runtime among the labels
 */
export function requestPullRequest(
  facts: RequestFacts,
  family: string,
  settings: PullRequestSettings,
): RequestPullRequest {
  const { platform, security } = settings.reviewers;
  return {
    title: oneLine(facts.title),
    body: bodyOf(facts, settings),
    branch: `feature/${facts.slug ?? defaultSlug(facts)}`,
    labels: ['tier-2-controlled', family, facts.category],
    teamReviewers: [platform, security],
    assignees: [`@${platform}`, `@${security}`],
    path: requestPath(facts, settings),
  };
}

/** Where the Dockerfile of a request goes in the repository of images: by it CI finds the request again. */
export function requestPath(
  { team, image }: Pick<RequestFacts, 'team' | 'image'>,
  settings: Pick<PullRequestSettings, 'teamPaths'>,
): string {
  return `images/${teamSegment(team, settings)}/${image}/Dockerfile`;
}

/** Segment of the registry path that a team's variants are under. */
export function teamSegment(
  team: string,
  { teamPaths }: Pick<PullRequestSettings, 'teamPaths'>,
): string {
  return teamPaths[team] ?? nameOfRef(team);
}

/** What is done, in a line: `Adding postgresql-client v15.1`. */
export function whatText(
  facts: Pick<RequestFacts, 'what' | 'packages'>,
): string {
  return facts.what?.trim()
    ? oneLine(facts.what)
    : `Adding ${listed(facts.packages.map(packageText))}`;
}

function bodyOf(facts: RequestFacts, settings: PullRequestSettings): string {
  const { platform, security } = settings.reviewers;
  const packages = facts.packages.map(({ name, version, source }) => {
    const from = `from ${source ?? settings.packageSource}`;
    return `${name} (${version === undefined ? '' : `v${version} `}${from})`;
  });
  const item = (name: string, text: string | undefined) =>
    text?.trim() ? [`- **${name}**: ${oneLine(text)}`] : [];
  return [
    ...item('What', whatText(facts)),
    ...item('Why', facts.why),
    ...item('Risk', facts.risk?.trim() ? facts.risk : facts.securityImpact),
    ...item('Testing', facts.testing),
    ...item('Team', nameOfRef(facts.team)),
    ...item('Jira', facts.ticket ?? 'none'),
    '',
    '### Details',
    '',
    ...item('Title', facts.title),
    ...item('Description', facts.description),
    ...item('Package', packages.join(', ')),
    ...item('Security impact', facts.securityImpact),
    ...item('Compliance', facts.compliance),
    ...item('Alternatives', facts.alternatives),
    ...item('Base', facts.base),
    ...item('Discussed', facts.discussionUrl),
    '',
    `@${security} @${platform} please review`,
    '',
  ].join('\n');
}

function defaultSlug({
  packages,
  image,
}: Pick<RequestFacts, 'packages' | 'image'>): string {
  const [first] = packages;
  const words = first
    ? first.name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
    : '';
  return words ? `add-${words}` : `customize-${image}`;
}
