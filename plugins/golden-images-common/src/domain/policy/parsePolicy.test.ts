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
    ['an unknown key', { registry: {} }, 'goldenImages.policy: '],
    [
      'a misspelt key inside',
      { eol: { activeMonth: 1 } },
      'goldenImages.policy.eol: ',
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
      'goldenImages.policy.staleAfterHours: ',
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
      'goldenImages.policy.registries.upstream: expected none',
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

  it('names every problem at once', () => {
    expect(() =>
      parsePolicy({ staleAfterHours: 0, defaultEnvironment: '' }),
    ).toThrow(/defaultEnvironment: .*staleAfterHours: /);
  });
});
