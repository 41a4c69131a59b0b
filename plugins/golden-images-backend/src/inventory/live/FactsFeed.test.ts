import { mockServices } from '@backstage/backend-test-utils';
import { GOLDEN_IMAGES_FACTS_CHANNEL } from '@image-governance/plugin-golden-images-common';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import { FACTS_WINDOW_MS, FactsFeed } from './FactsFeed';
import { SignalSender } from './SignalSender';

describe('FactsFeed', () => {
  let signals: FakeSignals;
  let feed: FactsFeed;

  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-03-01T00:00:00Z') });
    signals = new FakeSignals();
    feed = new FactsFeed({
      sender: new SignalSender({ signals, logger: mockServices.logger.mock() }),
      now: () => new Date(),
    });
  });

  afterEach(() => jest.useRealTimers());

  it('says at once that something changed, to everybody', async () => {
    feed.changed();
    expect(signals.sent).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: GOLDEN_IMAGES_FACTS_CHANNEL,
        message: { changedAt: '2026-03-01T00:00:00.000Z' },
      },
    ]);
  });

  it('makes one more message of all the changes that follow soon', async () => {
    for (let change = 0; change < 100; change += 1) {
      feed.changed();
      await jest.advanceTimersByTimeAsync(50);
    }
    await jest.advanceTimersByTimeAsync(10 * FACTS_WINDOW_MS);
    expect(signals.on(GOLDEN_IMAGES_FACTS_CHANNEL)).toEqual([
      { changedAt: '2026-03-01T00:00:00.000Z' },
      { changedAt: '2026-03-01T00:00:10.000Z' },
    ]);
  });
});
