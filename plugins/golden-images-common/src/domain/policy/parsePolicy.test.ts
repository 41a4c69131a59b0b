import { parsePolicy } from './parsePolicy';
import { DEFAULT_POLICY } from './policy';

describe('parsePolicy', () => {
  it.each([[undefined], [{}]])(
    'gives the defaults of the handbook for %p',
    input => {
      expect(parsePolicy(input)).toEqual(DEFAULT_POLICY);
    },
  );

  it('keeps what is given and fills in the rest', () => {
    const policy = parsePolicy({
      registries: {
        internal: 'registry.acme.example:5000',
        upstream: ['ghcr.io/cleanstart'],
      },
      eol: { archiveMonths: 18 },
      environments: [{ name: 'production', clusters: ['prod-*'] }],
    });
    expect(policy).toEqual({
      ...DEFAULT_POLICY,
      registries: {
        internal: 'registry.acme.example:5000',
        own: [],
        upstream: ['ghcr.io/cleanstart'],
      },
      eol: { ...DEFAULT_POLICY.eol, archiveMonths: 18 },
      environments: [{ name: 'production', clusters: ['prod-*'] }],
    });
  });

  it.each([
    [
      'an unknown key',
      { registry: {} },
      'goldenImages.policy.registry: there is no such key',
    ],
    [
      'a misspelt key inside',
      { eol: { activeMonth: 1 } },
      'goldenImages.policy.eol.activeMonth: there is no such key',
    ],
    [
      'a word that only starts like localhost',
      { registries: { internal: 'localhostess' } },
      'goldenImages.policy.registries.internal: expected a host',
    ],
    [
      'an upstream whose dot is in the path',
      { registries: { upstream: ['golden/x.y'] } },
      'goldenImages.policy.registries.upstream[0]: expected a host',
    ],
    [
      'an upstream with a tag',
      { registries: { upstream: ['reg.example/a:1'] } },
      'goldenImages.policy.registries.upstream[0]: expected a host',
    ],
    [
      'a path that no repository can have',
      { paths: { golden: '../golden' } },
      'goldenImages.policy.paths.golden: expected a repository path',
    ],
    [
      'a part of the own registry as upstream',
      { registries: { upstream: ['Internal-Registry.company.com/mirror/'] } },
      'goldenImages.policy.registries.upstream[0]: expected none',
    ],
    [
      'a choice that there is not',
      { eol: { clock: 'release' } },
      'goldenImages.policy.eol.clock: expected one of',
    ],
    [
      'a host with scheme',
      { registries: { internal: 'https://reg.example' } },
      'goldenImages.policy.registries.internal: expected a host',
    ],
    [
      'a host with path',
      { registries: { own: ['reg.example/a'] } },
      'goldenImages.policy.registries.own[0]: expected a host',
    ],
    [
      'a bare word as host',
      { registries: { internal: 'registry' } },
      'goldenImages.policy.registries.internal: expected a host',
    ],
    [
      'an empty path',
      { paths: { golden: '' } },
      'goldenImages.policy.paths.golden: expected a repository path',
    ],
    [
      'two equal paths',
      { paths: { staging: 'golden' } },
      'goldenImages.policy.paths: expected three different paths',
    ],
    [
      'a path inside another',
      { paths: { staging: 'golden/staging/' } },
      'goldenImages.policy.paths: expected three different paths',
    ],
    [
      'a text for a number',
      { staleAfterHours: '48' },
      'goldenImages.policy.staleAfterHours: expected number, received string',
    ],
    [
      'a negative number',
      { eol: { activeMonths: -1 } },
      'goldenImages.policy.eol.activeMonths: ',
    ],
    [
      'an end before the beginning',
      { eol: { activeMonths: 18 } },
      'goldenImages.policy.eol.legacyUntilMonths: expected more than activeMonths (18)',
    ],
    [
      'an archive date before the end of support',
      { eol: { archiveMonths: 17 } },
      'goldenImages.policy.eol.archiveMonths: expected at least legacyUntilMonths (18)',
    ],
    [
      'final calls longer than the notice',
      { deprecation: { finalCallMonths: 7 } },
      'goldenImages.policy.deprecation.finalCallMonths: expected at most noticeMonths (6)',
    ],
    [
      'an upstream that is the own registry',
      { registries: { upstream: ['internal-registry.company.com'] } },
      'goldenImages.policy.registries.upstream[0]: expected none',
    ],
    [
      'a production environment that no rule names',
      { productionEnvironments: ['production', 'prod'] },
      'goldenImages.policy.productionEnvironments[1]: expected an environment',
    ],
    [
      'a rule without name',
      { environments: [{ clusters: ['a'] }] },
      'goldenImages.policy.environments[0].name: ',
    ],
  ])('names the key of %s', (_, input, message) => {
    expect(() => parsePolicy(input)).toThrow(message);
  });

  it.each([
    'localhost',
    'localhost:5000',
    'reg:5000',
    '127.0.0.1',
    '[::1]:5000',
    'docker.io',
  ])('takes %s for a host', host => {
    expect(parsePolicy({ registries: { internal: host } })).toMatchObject({
      registries: { internal: host },
    });
  });

  it.each(['docker.io/bitnami', 'ghcr.io/a/b/'])(
    'takes %s for an upstream',
    place => {
      expect(
        parsePolicy({ registries: { upstream: [place] } }).registries.upstream,
      ).toEqual([place]);
    },
  );

  it('writes hosts as they are compared: without case, Docker Hub by one name', () => {
    expect(
      parsePolicy({
        registries: {
          internal: 'REG.example:5000',
          own: ['Other.example'],
          upstream: ['GHCR.io/a', 'index.docker.io/library'],
        },
      }).registries,
    ).toEqual({
      internal: 'reg.example:5000',
      own: ['other.example'],
      upstream: ['ghcr.io/a', 'docker.io/library'],
    });
  });

  it.each(['base', '/base', 'base/', '/base/'])(
    'writes the path %s so that it matches whole segments',
    golden => {
      expect(parsePolicy({ paths: { golden } }).paths.golden).toBe('base/');
    },
  );

  it('names every problem at once', () => {
    expect(() =>
      parsePolicy({ staleAfterHours: 0, defaultEnvironment: '' }),
    ).toThrow(/defaultEnvironment: .*staleAfterHours: /);
  });
});
