import { DEFAULT_POLICY, type Policy } from '../policy/policy';
import { release } from './__testUtils__/release';
import { PHASES, releaseTimeline } from './phase';
import type { Release } from './release';
import { supportStatement } from './supportStatement';

function timeline(
  facts: Partial<Release>,
  at: string,
  policy = DEFAULT_POLICY,
) {
  return releaseTimeline(release('python', '3.12', '1.0.0', facts), policy, at);
}

describe('EOL clock', () => {
  const promoted = { promotedAt: '2024-01-01' };

  it('GT-EOL-01: released 2024-01-01 is active until 2025-01-01, supported until 2025-07-01, archived 2025-10-01', () => {
    expect(timeline(promoted, '2024-06-01')).toEqual({
      phase: 'active',
      activeUntil: '2025-01-01',
      supportEndsAt: '2025-07-01',
      archivedAt: '2025-10-01',
      deadline: '2025-07-01',
      daysLeft: 395,
      lastMonth: false,
    });
  });

  it.each([
    ['2024-12-31', 'active'],
    ['2025-01-01', 'legacy'],
    ['2025-06-30', 'legacy'],
    ['2025-07-01', 'unsupported'],
    ['2025-09-30', 'unsupported'],
    ['2025-10-01', 'archived'],
  ])('GT-EOL-02: released 2024-01-01 is on %s %s', (at, phase) => {
    expect(timeline(promoted, at).phase).toBe(phase);
  });

  it('GT-EOL-03: released 2024-08-31 is supported until the end of February 2026', () => {
    const dates = timeline({ promotedAt: '2024-08-31' }, '2024-09-01');
    expect(dates.supportEndsAt).toBe('2026-02-28');
  });

  it('counts from the upstream release where policy says so, from the promotion where that is unknown', () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      eol: { ...DEFAULT_POLICY.eol, clock: 'upstream' },
    };
    const both = { promotedAt: '2024-02-01', upstreamReleasedAt: '2024-01-01' };
    expect(timeline(both, '2025-01-15', policy).phase).toBe('legacy');
    expect(timeline(both, '2025-01-15').phase).toBe('active');
    expect(
      timeline({ promotedAt: '2024-02-01' }, '2025-02-01', policy).phase,
    ).toBe('legacy');
  });

  it('goes straight from legacy to archived without a grace period (AMB-01c)', () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      eol: { ...DEFAULT_POLICY.eol, archiveMonths: 18 },
    };
    expect(timeline(promoted, '2025-06-30', policy).phase).toBe('legacy');
    expect(timeline(promoted, '2025-07-01', policy).phase).toBe('archived');
  });

  it('says nothing when no date is known', () => {
    expect(timeline({}, '2030-01-01')).toEqual({
      phase: 'active',
      lastMonth: false,
    });
  });
});

describe('deprecation clock', () => {
  it.each([
    ['2024-02-01', 'active'],
    ['2024-03-31', 'active'],
    ['2024-04-01', 'legacy'],
    ['2024-06-30', 'legacy'],
    ['2024-07-01', 'final-calls'],
    ['2024-09-30', 'final-calls'],
    ['2024-10-01', 'removed'],
  ])(
    'GT-DEP-02: released 2024-01-01, announced 2024-04-01, removal 2024-10-01 is on %s %s',
    (at, phase) => {
      const facts = {
        promotedAt: '2024-01-01',
        announcedAt: '2024-04-01',
        removalAt: '2024-10-01',
      };
      expect(timeline(facts, at).phase).toBe(phase);
    },
  );

  const python310 = { announcedAt: '2024-01-01', removalAt: '2024-10-01' };

  it.each([
    ['2024-06-15', 'legacy'],
    ['2024-07-01', 'final-calls'],
    ['2024-10-01', 'removed'],
  ])('GT-DEP-03: 3.10 is on %s %s', (at, phase) => {
    expect(timeline(python310, at).phase).toBe(phase);
  });

  it.each(['2024-08-15', '2024-08-15T23:59:59Z', '2024-08-16T01:00:00+02:00'])(
    'GT-DEP-04: at %s 47 days are left',
    at => {
      expect(timeline(python310, at)).toMatchObject({
        deadline: '2024-10-01',
        daysLeft: 47,
      });
    },
  );

  it.each([
    ['2024-08-31', false],
    ['2024-09-01', true],
    ['2024-09-30', true],
    ['2024-10-01', false],
  ])('GT-DEP-05: the flag for the last month is on %s %s', (at, flag) => {
    expect(timeline(python310, at).lastMonth).toBe(flag);
  });

  it('GT-DEP-08: a removal counts although the EOL clock says active', () => {
    const facts = { promotedAt: '2024-01-01', announcedAt: '2024-05-31' };
    expect(timeline(facts, '2024-11-29').phase).toBe('final-calls');
    expect(timeline(facts, '2024-12-01')).toMatchObject({
      phase: 'removed',
      removalAt: '2024-11-30',
      supportEndsAt: '2024-11-30',
      daysLeft: -1,
    });
  });

  it('tells nothing of an announcement before its day, so that the past is answered as it was', () => {
    const facts = { promotedAt: '2024-01-01', announcedAt: '2024-05-31' };
    expect(timeline(facts, '2024-05-30')).toEqual(
      timeline({ promotedAt: '2024-01-01' }, '2024-05-30'),
    );
  });

  it('takes a planned removal without an announcement as announced', () => {
    const facts = { removalAt: '2024-10-01' };
    expect(timeline(facts, '2024-06-01')).toMatchObject({
      phase: 'legacy',
      finalCallsFrom: '2024-07-01',
      daysLeft: 122,
    });
  });

  it('gives the archive date as deadline when the removal would come later (AMB-01f: EOL is a ceiling)', () => {
    const facts = {
      promotedAt: '2024-01-01',
      announcedAt: '2025-09-01',
      removalAt: '2026-03-01',
    };
    expect(timeline(facts, '2025-09-15')).toMatchObject({
      phase: 'unsupported',
      deadline: '2025-10-01',
      supportEndsAt: '2025-07-01',
    });
    expect(timeline(facts, '2025-10-01').phase).toBe('archived');
  });

  it('keeps the name of the end that came first', () => {
    const facts = { promotedAt: '2024-01-01', announcedAt: '2024-05-31' };
    expect(timeline(facts, '2026-01-01').phase).toBe('removed');
  });
});

describe('stages and removal', () => {
  it.each(['candidate', 'testing', 'approved', 'rejected'] as const)(
    'is %s until the promotion',
    stage => {
      expect(timeline({ stage }, '2024-01-01').phase).toBe(stage);
      const planned = { stage, promotedAt: '2024-01-07' };
      expect(timeline(planned, '2024-01-06').phase).toBe(stage);
      expect(timeline(planned, '2024-01-07').phase).toBe('active');
    },
  );

  it('is a candidate before a promotion that comes without a stage', () => {
    expect(timeline({ promotedAt: '2024-01-07' }, '2024-01-06').phase).toBe(
      'candidate',
    );
  });

  it('is removed from the day it was taken out of the registry', () => {
    const facts = { promotedAt: '2024-01-01', removedAt: '2024-03-01' };
    expect(timeline(facts, '2024-02-29').phase).toBe('active');
    expect(timeline(facts, '2024-03-02')).toMatchObject({
      phase: 'removed',
      deadline: '2024-03-01',
      supportEndsAt: '2024-03-01',
      daysLeft: -1,
    });
  });

  it.each([
    ['at', {}, 'yesterday'],
    ['at', {}, '2024'],
    ['promotedAt', { promotedAt: '2024-02-30' }, '2024-01-01'],
    ['announcedAt', { announcedAt: '1.3.2024' }, '2024-01-01'],
    ['removalAt', { removalAt: '' }, '2024-01-01'],
    ['removedAt', { removedAt: '2024-13-01' }, '2024-01-01'],
    ['upstreamReleasedAt', { upstreamReleasedAt: 'x' }, '2024-01-01'],
  ])('names the field %s when its date is invalid', (field, facts, at) => {
    expect(() => timeline(facts, at)).toThrow(RangeError);
    expect(() => timeline(facts, at)).toThrow(`${field}: '`);
  });
});

it('says in words what each phase means (AMB-01e)', () => {
  const statements = PHASES.map(supportStatement);
  expect(new Set(statements).size).toBe(PHASES.length);
  expect(supportStatement('active')).toMatch(/features, fixes and patches/);
  expect(supportStatement('legacy')).toMatch(/^Security patches only/);
  expect(supportStatement('final-calls')).toMatch(
    /^Critical security patches only/,
  );
  expect(supportStatement('unsupported')).toMatch(/can still be pulled/);
});
