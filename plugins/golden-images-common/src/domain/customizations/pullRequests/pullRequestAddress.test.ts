import {
  isSamePullRequest,
  parsePullRequestAddress,
  parseRepositoryAddress,
} from './pullRequestAddress';

it.each([
  ['https://github.com/Org/Repo/pull/12', 'github', 'org/repo', 12],
  ['https://github.com/org/repo/pull/12/files?w=1#x', 'github', 'org/repo', 12],
  ['http://127.0.0.1:8080/org/repo/pull/1', 'github', 'org/repo', 1],
  ['https://gl.test/a/b/c/-/merge_requests/3', 'gitlab', 'a/b/c', 3],
  ['https://gl.test/a/b/-/merge_requests/3/diffs', 'gitlab', 'a/b', 3],
])('%s', (text, provider, repository, number) => {
  expect(parsePullRequestAddress(text)).toEqual({
    provider,
    host: new URL(text).host,
    repository,
    number,
  });
});

it.each([
  '',
  'data:text/html,x',
  'https://github.com/org/repo',
  'https://github.com/org/repo/pull/0',
  'https://github.com/org/repo/pull/12x',
  'https://github.com/org/repo/issues/12',
  'https://gl.test/a/b/merge_requests/3',
  `https://github.com/org/repo/pull/12/${'x'.repeat(3000)}`,
])('is no pull request: %s', text => {
  expect(parsePullRequestAddress(text)).toBeUndefined();
});

it('is the same pull request on every page of it', () => {
  const of = (text: string) => {
    const read = parsePullRequestAddress(text);
    if (!read) {
      throw new Error(text);
    }
    return read;
  };
  const one = of('https://github.com/org/repo/pull/12');
  expect(
    isSamePullRequest(one, of('https://github.com/ORG/repo/pull/12/commits')),
  ).toBe(true);
  expect(
    isSamePullRequest(one, of('https://github.com/org/repo/pull/13')),
  ).toBe(false);
});

it('reads a repository', () => {
  expect(parseRepositoryAddress('https://gl.test/A/b/c/')).toEqual({
    host: 'gl.test',
    repository: 'a/b/c',
  });
  expect(parseRepositoryAddress('https://gl.test/a')).toBeUndefined();
  expect(parseRepositoryAddress('gl.test/a/b')).toBeUndefined();
});
