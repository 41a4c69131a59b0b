// What differs between GitHub Actions and GitLab CI.

/** Where this job runs, by the variables that the host sets. */
export function jobOf(env = process.env) {
  if (env.GITHUB_ACTIONS) {
    const run = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`;
    return {
      // The same for every call of one attempt; another attempt may find something else.
      key: `github:${env.GITHUB_RUN_ID}.${env.GITHUB_RUN_ATTEMPT}`,
      commit: env.HEAD_SHA || env.GITHUB_SHA,
      logUrl: `${run}/attempts/${env.GITHUB_RUN_ATTEMPT}`,
      pullRequestUrl: env.PULL_REQUEST_URL || undefined,
    };
  }
  if (env.GITLAB_CI) {
    return {
      key: `gitlab:${env.CI_JOB_ID}`,
      commit: env.CI_COMMIT_SHA,
      logUrl: env.CI_JOB_URL,
      pullRequestUrl: env.CI_MERGE_REQUEST_IID
        ? `${env.CI_MERGE_REQUEST_PROJECT_URL}/-/merge_requests/${env.CI_MERGE_REQUEST_IID}`
        : undefined,
    };
  }
  throw new Error('This is neither a job of GitHub Actions nor of GitLab CI');
}

/** Comments on a pull request of this repository. It stands in the log besides, and is never why a job fails. */
export async function comment(url, text, env = process.env) {
  console.log(text);
  const call = url && callOf(url, env);
  if (!call) {
    return;
  }
  try {
    const { status, ok } = await fetch(call.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...call.headers },
      body: JSON.stringify({ body: text }),
      signal: AbortSignal.timeout(30_000),
    });
    if (!ok) {
      console.error(`The comment was not taken: status ${status}`);
    }
  } catch (error) {
    console.error(`The comment was not taken: ${error.message}`);
  }
}

/** How to comment; `undefined` where there is no token for it, or the pull request is elsewhere. */
function callOf(url, env) {
  const number = /\/(?:pull|merge_requests)\/(\d+)/.exec(url)?.[1];
  const own = env.GITHUB_ACTIONS
    ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/`
    : `${env.CI_PROJECT_URL}/`;
  if (!number || !url.toLowerCase().startsWith(own.toLowerCase())) {
    return undefined;
  }
  if (env.GITHUB_ACTIONS) {
    return (
      env.GITHUB_TOKEN && {
        url: `${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}/issues/${number}/comments`,
        headers: { authorization: `Bearer ${env.GITHUB_TOKEN}` },
      }
    );
  }
  return (
    env.COMMENT_TOKEN && {
      url: `${env.CI_API_V4_URL}/projects/${env.CI_PROJECT_ID}/merge_requests/${number}/notes`,
      headers: { 'private-token': env.COMMENT_TOKEN },
    }
  );
}
