import { isCopyleft, judgeComponent, judgeLicence } from './judgeLicence';
import { DEFAULT_LICENCE_POLICY } from './licencePolicy';

const policy = {
  allowed: ['MIT', 'Apache-2.0', 'GPL-2.0* WITH Classpath-exception-2.0'],
  denied: ['AGPL-*', 'LicenseRef-Evil'],
  review: ['GPL-*'],
};

describe('judgeLicence', () => {
  it.each([
    ['MIT', 'allowed'],
    ['mit', 'allowed'],
    ['AGPL-3.0-only', 'denied'],
    ['agpl-3.0-or-later', 'denied'],
    ['GPL-3.0-only', 'review'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'allowed'],
    ['gpl-2.0-only with classpath-exception-2.0', 'allowed'],
    ['LicenseRef-Evil', 'denied'],
    ['LicenseRef-Other', 'review'],
    ['DocumentRef-x:LicenseRef-Other', 'review'],
    ['MIT OR AGPL-3.0-only', 'allowed'],
    ['MIT AND AGPL-3.0-only', 'denied'],
    ['(MIT OR AGPL-3.0-only) AND Apache-2.0', 'allowed'],
    ['MIT or agpl-3.0-only', 'allowed'],
    ['MIT AND NOASSERTION', 'unknown'],
    ['NOASSERTION', 'unknown'],
    ['NONE', 'unknown'],
    ['noassertion', 'unknown'],
    ['  ', 'unknown'],
    ['GPL-2.0+', 'review'],
    ['public-domain', 'review'],
    ['GPL, see /usr/share/common-licenses', 'review'],
    ['MIT AND', 'review'],
    ['((MIT)', 'review'],
    ['WITH', 'review'],
    ['__proto__', 'review'],
  ])('%s is %s', (text, verdict) => {
    expect(judgeLicence(text, policy)).toBe(verdict);
  });

  it('takes the worst of the licences of a component, and unknown without any', () => {
    expect(judgeComponent({ licences: ['MIT', 'AGPL-3.0-only'] }, policy)).toBe(
      'denied',
    );
    expect(judgeComponent({ licences: [] }, policy)).toBe('unknown');
  });

  it('judges many alternatives at once in no time', () => {
    const text = Array.from({ length: 60 }, (_, at) => `(MIT OR X-${at})`).join(
      ' AND ',
    );
    const start = performance.now();
    expect(judgeLicence(text, policy)).toBe('allowed');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('leaves an expression that goes on for ever to people', () => {
    expect(judgeLicence('('.repeat(100_000), policy)).toBe('review');
    expect(judgeLicence('MIT OR '.repeat(100_000), policy)).toBe('review');
  });

  it('allows by default what a Linux base image holds, and denies what asks for the source of services', () => {
    const byDefault = (text: string) =>
      judgeLicence(text, DEFAULT_LICENCE_POLICY);
    expect(byDefault('GPL-2.0-or-later AND LGPL-2.1-only AND MIT')).toBe(
      'allowed',
    );
    expect(byDefault('AGPL-3.0-only')).toBe('denied');
    expect(byDefault('SSPL-1.0')).toBe('denied');
  });
});

describe('isCopyleft', () => {
  it.each([
    [['MIT'], false],
    [['GPL-2.0-only'], true],
    [['MIT OR GPL-2.0-only'], false],
    [['MIT AND gpl-2.0-only'], true],
    [['MIT', 'LGPL-2.1-only'], true],
    [[], false],
  ])('%j: %s', (licences, expected) => {
    expect(isCopyleft(licences)).toBe(expected);
  });
});
