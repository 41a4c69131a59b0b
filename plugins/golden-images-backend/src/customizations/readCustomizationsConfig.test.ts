import { ConfigReader } from '@backstage/config';
import { readCustomizationsConfig } from './readCustomizationsConfig';

const read = (customizations: object) =>
  readCustomizationsConfig(
    new ConfigReader({
      goldenImages: { customizations: { ...customizations } },
    }),
  );

it('is the handbook where nothing is configured', () => {
  expect(readCustomizationsConfig(new ConfigReader({}))).toEqual({
    order: 'security-first',
    pullRequests: {
      reviewers: { security: 'security-team', platform: 'platform-team' },
      teamPaths: {},
      packageSource: 'clnpkgs.clnstrt.dev',
    },
    maxBytes: 500_000_000,
    blockSeverities: ['critical', 'high'],
    suggestGoldenAt: 2,
    approvalTargetDays: 2,
    calendar: { zone: 'utc', holidays: [] },
    hostReviews: {
      enabled: false,
      repositories: [],
      checklist: 'portal',
      pollMinutes: 15,
    },
  });
});

it('takes what is configured', () => {
  expect(
    read({
      reviewOrder: 'parallel',
      tiers: { allowTransientRoot: true },
      maxImageMegabytes: 300,
      reviewers: { security: 'sec' },
      calendar: { zone: 'Europe/Berlin', holidays: ['2027-12-24'] },
    }),
  ).toMatchObject({
    order: 'parallel',
    maxBytes: 300_000_000,
    pullRequests: { reviewers: { security: 'sec', platform: 'platform-team' } },
    calendar: { zone: 'Europe/Berlin', holidays: ['2027-12-24'] },
  });
});

it.each([
  [{ reviewOrder: 'last' }, /customizations\.reviewOrder/],
  [{ revieworder: 'parallel' }, /revieworder/],
  [{ blockSeverities: ['bad'] }, /customizations\.blockSeverities\.0/],
  [
    { teamPaths: { 'group:default/data': '../x' } },
    /customizations\.teamPaths/,
  ],
  [{ pullRequests: { enabled: true } }, /pullRequests\.repositories/],
  [
    { pullRequests: { repositories: ['github.com/org/repo'] } },
    /pullRequests\.repositories: 'github\.com\/org\/repo'/,
  ],
  [{ pullRequests: { checklist: 'none' } }, /pullRequests\.checklist/],
  [{ maxImageMegabytes: 0 }, /customizations\.maxImageMegabytes/],
  [{ calendar: { zone: 'Mars' } }, /customizations\.calendar\.zone/],
  [
    { calendar: { holidays: ['Easter'] } },
    /customizations\.calendar\.holidays/,
  ],
])('names what is wrong: %j', (config, message) => {
  expect(() => read(config)).toThrow(message);
});
