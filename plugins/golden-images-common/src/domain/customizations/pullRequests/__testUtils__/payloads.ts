/** What GitHub sends of a review, as far as it is read. */
export function githubReview(more: {
  readonly action?: string;
  readonly review?: object;
  readonly pull_request?: object;
  readonly repository?: object;
}): object {
  return {
    action: more.action ?? 'submitted',
    review: {
      id: 80,
      node_id: 'PRR_80',
      user: { login: 'Sec-1', id: 1, type: 'User' },
      body: 'Looks good',
      commit_id: 'a'.repeat(40),
      submitted_at: '2026-03-02T09:30:00Z',
      state: 'approved',
      html_url:
        'https://github.com/Internal-Platform/golden-images/pull/7#pullrequestreview-80',
      ...more.review,
    },
    pull_request: {
      number: 7,
      html_url: 'https://github.com/Internal-Platform/golden-images/pull/7',
      state: 'open',
      ...more.pull_request,
    },
    repository: {
      full_name: 'Internal-Platform/golden-images',
      ...more.repository,
    },
    sender: { login: 'Sec-1' },
  };
}

/** What GitHub sends when a pull request ends. */
export function githubClosed(more: object, action = 'closed'): object {
  return {
    action,
    number: 7,
    pull_request: {
      number: 7,
      html_url: 'https://github.com/internal-platform/golden-images/pull/7',
      state: 'closed',
      merged: false,
      merged_at: null,
      merged_by: null,
      closed_at: '2026-03-02T10:00:00Z',
      ...more,
    },
    repository: { full_name: 'internal-platform/golden-images' },
    sender: { login: 'plat' },
  };
}

/** What GitLab sends of a merge request. */
export function gitlabMergeRequest(
  action: string | undefined,
  more: object = {},
): object {
  return {
    object_kind: 'merge_request',
    event_type: 'merge_request',
    user: { id: 3, name: 'Sec', username: 'sec.1' },
    project: {
      id: 5,
      path_with_namespace: 'internal/platform/golden-images',
      web_url: 'https://gitlab.example.com/internal/platform/golden-images',
    },
    object_attributes: {
      id: 90,
      iid: 7,
      action,
      state: 'opened',
      updated_at: '2026-03-02 09:30:00 UTC',
      url: 'https://gitlab.example.com/internal/platform/golden-images/-/merge_requests/7',
      ...more,
    },
  };
}
