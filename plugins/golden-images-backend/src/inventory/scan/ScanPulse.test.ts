import { PROGRESS_MS, ScanPulse } from './ScanPulse';
import { Scan } from './Scan';

describe('ScanPulse', () => {
  let scan: Scan;
  let told: string[];
  let write: jest.Mock<Promise<void>, []>;
  let pulse: ScanPulse;

  beforeEach(() => {
    jest.useFakeTimers();
    scan = new Scan({
      id: 1,
      sourceId: 1,
      startedAt: '2026-03-01T00:00:00.000Z',
      previousCompletedAt: undefined,
      previousFailed: false,
      now: () => new Date(),
    });
    told = [];
    write = jest.fn(async () => {
      told.push(`written ${scan.counters.observed}`);
    });
    pulse = ScanPulse.start(scan, {
      heartbeatMs: 15_000,
      write,
      onProgress: () => told.push('progress'),
      onFailure: error => told.push(String(error)),
    });
  });

  afterEach(() => {
    pulse.stop();
    jest.useRealTimers();
  });

  it('tells of all that was counted in a second at once, after it is written', async () => {
    for (let row = 0; row < 500; row += 1) {
      scan.count({ observed: 1 });
    }
    await jest.advanceTimersByTimeAsync(PROGRESS_MS);
    expect(told).toEqual(['written 500', 'progress']);
    await jest.advanceTimersByTimeAsync(5 * PROGRESS_MS);
    expect(told).toHaveLength(2);
    scan.count({ imagesResolved: 1 });
    await jest.advanceTimersByTimeAsync(PROGRESS_MS);
    expect(told.slice(2)).toEqual(['written 500', 'progress']);
  });

  it('gives a sign of life, and no news, while nothing is counted', async () => {
    await jest.advanceTimersByTimeAsync(31_000);
    expect(told).toEqual(['written 0', 'written 0']);
  });

  it('starts no second write while one is on its way', async () => {
    let finish = () => {};
    write.mockImplementation(
      () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    );
    scan.count({ pages: 1 });
    await jest.advanceTimersByTimeAsync(20_000);
    expect(write).toHaveBeenCalledTimes(1);
    finish();
    scan.count({ pages: 1 });
    await jest.advanceTimersByTimeAsync(PROGRESS_MS);
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('says once what failed, tells of no progress that is not on record, and tries again', async () => {
    write
      .mockRejectedValueOnce(new Error('the database is away'))
      .mockRejectedValueOnce(new Error('the database is still away'));
    scan.count({ pages: 1 });
    await jest.advanceTimersByTimeAsync(3 * PROGRESS_MS);
    expect(told).toEqual([
      'Error: the database is away',
      'written 0',
      'progress',
    ]);
  });

  it('needs no sign of life of a scan that ended while it was on its way', async () => {
    write.mockImplementation(async () => {
      jest.spyOn(scan, 'ending', 'get').mockReturnValue(true);
      throw new Error('no such running scan');
    });
    scan.count({ pages: 1 });
    await jest.advanceTimersByTimeAsync(PROGRESS_MS);
    expect(told).toEqual([]);
  });

  it('is silent once stopped', async () => {
    pulse.stop();
    scan.count({ pages: 1 });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(write).not.toHaveBeenCalled();
  });
});
