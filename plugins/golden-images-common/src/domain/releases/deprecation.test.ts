import { DEFAULT_POLICY, type Policy } from '../policy/policy';
import { release } from './__testUtils__/release';
import {
  autoAnnouncement,
  earliestRemoval,
  latestAnnouncement,
  supersede,
  validateDeprecation,
} from './deprecation';
import { releaseTimeline } from './phase';

const policy = DEFAULT_POLICY;

it('GT-DEP-01: promoting v1.3.0 at the end of month 5 makes v1.2.0 legacy until the end of month 11', () => {
  const predecessor = release('python', '3.12', '1.2.0', {
    promotedAt: '2024-01-31',
  });
  const superseded = supersede(predecessor, '2024-05-31', policy);
  expect(releaseTimeline(superseded, policy, '2024-05-31')).toMatchObject({
    phase: 'legacy',
    announcedAt: '2024-05-31',
    deadline: '2024-11-30',
  });
  expect(predecessor.announcedAt).toBeUndefined();
});

it('leaves an announcement that was already made as it is', () => {
  const announced = release('python', '3.12', '1.2.0', {
    announcedAt: '2024-01-01',
    removalAt: '2024-12-01',
  });
  expect(supersede(announced, '2024-05-31', policy)).toBe(announced);
});

it('GT-DEP-06: a removal before the notice is over is rejected with the earliest date', () => {
  const check = validateDeprecation(
    { announcedAt: '2024-05-31', removalAt: '2024-10-31' },
    policy,
  );
  expect(check).toMatchObject({ ok: false, earliestRemoval: '2024-11-30' });
  expect(
    validateDeprecation(
      { announcedAt: '2024-05-31', removalAt: '2024-11-30' },
      policy,
    ),
  ).toEqual({ ok: true });
});

it('GT-DEP-07: a removal on 2024-08-30 must be announced by 2024-02-29', () => {
  const removalAt = '2024-08-30';
  expect(latestAnnouncement(removalAt, policy)).toBe('2024-02-29');
  expect(
    validateDeprecation({ announcedAt: '2024-02-29', removalAt }, policy),
  ).toEqual({ ok: true });
  expect(
    validateDeprecation({ announcedAt: '2024-03-01', removalAt }, policy),
  ).toMatchObject({ ok: false, latestAnnouncement: '2024-02-29' });
});

it.each([
  ['2024-11-30', '2024-05-31'],
  ['2025-02-28', '2024-08-31'],
  ['2024-02-29', '2023-08-31'],
  ['2024-10-01', '2024-04-01'],
])(
  'finds for the removal on %s the very last day to announce, %s',
  (removal, last) => {
    expect(latestAnnouncement(removal, policy)).toBe(last);
  },
);

it('agrees in both directions on every day of four years', () => {
  for (let i = 0; i < 4 * 366; i++) {
    const day = new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);
    const last = latestAnnouncement(day, policy);
    const next = new Date(Date.parse(last) + 86_400_000).toISOString();
    expect(earliestRemoval(last, policy) <= day).toBe(true);
    expect(earliestRemoval(next, policy) > day).toBe(true);
  }
});

describe('GT-DEP-09: a release at the end of its active phase that nobody announced', () => {
  const ageing = release('java', '21', '1.8.0', { promotedAt: '2024-01-01' });

  it('is announced by the job, with removal on the archive date', () => {
    expect(autoAnnouncement(ageing, policy, '2025-01-01')).toEqual({
      announcedAt: '2025-01-01',
      removalAt: '2025-10-01',
    });
  });

  it('keeps the dates of the EOL example, and a second run announces nothing', () => {
    const announced = {
      ...ageing,
      ...autoAnnouncement(ageing, policy, '2025-01-01'),
    };
    expect(autoAnnouncement(announced, policy, '2025-01-01')).toBeUndefined();
    expect(autoAnnouncement(announced, policy, '2025-01-02')).toBeUndefined();
    const phase = (at: string) => releaseTimeline(announced, policy, at).phase;
    expect(phase('2025-01-01')).toBe('legacy');
    expect(phase('2025-06-30')).toBe('legacy');
    expect(phase('2025-07-01')).toBe('unsupported');
    expect(phase('2025-10-01')).toBe('archived');
    expect(releaseTimeline(announced, policy, '2025-01-01').supportEndsAt).toBe(
      '2025-07-01',
    );
  });

  it('is not announced before, nor when it has ended, nor without a promotion', () => {
    expect(autoAnnouncement(ageing, policy, '2024-12-31')).toBeUndefined();
    expect(autoAnnouncement(ageing, policy, '2025-10-01')).toBeUndefined();
    const undated = release('java', '21', '1.8.0');
    expect(autoAnnouncement(undated, policy, '2025-01-01')).toBeUndefined();
    const candidate = { ...undated, stage: 'candidate' as const };
    expect(autoAnnouncement(candidate, policy, '2025-01-01')).toBeUndefined();
  });

  it('still gets the full notice when the job comes late', () => {
    expect(autoAnnouncement(ageing, policy, '2025-08-15T03:00:00Z')).toEqual({
      announcedAt: '2025-08-15',
      removalAt: '2026-02-15',
    });
  });

  it('is not announced over an announcement still to come', () => {
    const planned = { ...ageing, announcedAt: '2025-03-01' };
    expect(autoAnnouncement(planned, policy, '2025-01-01')).toBeUndefined();
  });
});

it('follows the notice of the policy', () => {
  const strict: Policy = {
    ...policy,
    deprecation: { ...policy.deprecation, noticeMonths: 9 },
  };
  expect(earliestRemoval('2024-05-31', strict)).toBe('2025-02-28');
  expect(
    validateDeprecation(
      { announcedAt: '2024-04-01', removalAt: '2024-10-01' },
      strict,
    ),
  ).toMatchObject({ ok: false, earliestRemoval: '2025-01-01' });
});
