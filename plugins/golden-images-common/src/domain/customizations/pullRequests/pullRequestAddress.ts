/** Git hosts whose reviews are understood. */
export const GIT_HOSTS = ['github', 'gitlab'] as const;

/** See {@link GIT_HOSTS}. */
export type GitHost = (typeof GIT_HOSTS)[number];

/** A repository on a Git host; lower case, as neither host tells cases apart. */
export interface RepositoryAddress {
  /** `github.com`, with the port where there is one. */
  readonly host: string;
  /** `internal-platform/golden-images`. */
  readonly repository: string;
}

/** Where a pull request, or merge request, is. */
export interface PullRequestAddress extends RepositoryAddress {
  readonly provider: GitHost;
  readonly number: number;
}

const LENGTH = 2000;
const SEGMENT = '[A-Za-z0-9_.][A-Za-z0-9_.-]*';
const GITHUB = new RegExp(
  `^/(${SEGMENT}/${SEGMENT})/pull/([1-9]\\d{0,8})(?:/[^?#]*)?$`,
);
const GITLAB = new RegExp(
  `^/(${SEGMENT}(?:/${SEGMENT}){1,20})/-/merge_requests/([1-9]\\d{0,8})(?:/[^?#]*)?$`,
);
const REPOSITORY = new RegExp(`^/(${SEGMENT}(?:/${SEGMENT}){1,20}?)(?:/)?$`);

/** Reads the web address of a pull request, any of its pages; `undefined` for what is none. */
export function parsePullRequestAddress(
  text: string,
): PullRequestAddress | undefined {
  const url = webAddress(text);
  if (!url) {
    return undefined;
  }
  for (const [provider, pattern] of [
    ['gitlab', GITLAB],
    ['github', GITHUB],
  ] as const) {
    const found = pattern.exec(url.pathname);
    if (found) {
      return {
        provider,
        host: url.host,
        repository: found[1].toLowerCase(),
        number: Number(found[2]),
      };
    }
  }
  return undefined;
}

/** Reads the web address of a repository; `undefined` for what is none. */
export function parseRepositoryAddress(
  text: string,
): RepositoryAddress | undefined {
  const url = webAddress(text);
  const found = url && REPOSITORY.exec(url.pathname);
  return url && found
    ? { host: url.host, repository: found[1].toLowerCase() }
    : undefined;
}

/** Whether both are the same pull request. */
export function isSamePullRequest(
  a: PullRequestAddress,
  b: PullRequestAddress,
): boolean {
  return (
    a.provider === b.provider &&
    a.host === b.host &&
    a.repository === b.repository &&
    a.number === b.number
  );
}

function webAddress(text: string): URL | undefined {
  if (text.length > LENGTH || !/^https?:\/\//i.test(text)) {
    return undefined;
  }
  return URL.canParse(text) ? new URL(text) : undefined;
}
