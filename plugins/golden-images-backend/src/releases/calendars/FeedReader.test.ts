import { FeedReader } from './FeedReader';

const OWNERS: Record<string, string | undefined> = {
  one: 'group:default/a',
  two: 'group:default/a',
  all: undefined,
};

function setUp() {
  let now = Date.parse('2027-01-01T00:00:00Z');
  const counted: (string | undefined)[] = [];
  let fails = false;
  const feeds = FeedReader.create({
    feeds: {
      byToken: async token =>
        token in OWNERS
          ? {
              id: token,
              ownerRef: OWNERS[token],
              createdBy: 'user:default/me',
              createdAt: '2027-01-01T00:00:00Z',
            }
          : undefined,
    },
    calendars: {
      read: async owner => {
        counted.push(owner);
        if (fails) {
          throw new Error('the database is gone');
        }
        return { body: `of ${owner}`, etag: 'W/"x"' };
      },
    },
    now: () => new Date(now),
  });
  return {
    feeds,
    counted,
    wait: (seconds: number) => {
      now += seconds * 1000;
    },
    fail: (yes: boolean) => {
      fails = yes;
    },
  };
}

it('counts once in five minutes for each owner, however many ask at once', async () => {
  const { feeds, counted, wait } = setUp();
  await Promise.all(['one', 'two', 'one', 'all'].map(t => feeds.read(t)));
  wait(299);
  expect(await feeds.read('two')).toMatchObject({ body: 'of group:default/a' });
  expect(counted).toEqual(['group:default/a', undefined]);
  wait(1);
  await feeds.read('one');
  expect(counted).toHaveLength(3);
});

it('counts nothing for an address that was never given', async () => {
  const { feeds, counted } = setUp();
  await expect(feeds.read('guess')).rejects.toThrow('no such calendar');
  expect(counted).toEqual([]);
});

it('tries again after a failure', async () => {
  const { feeds, fail } = setUp();
  fail(true);
  await expect(feeds.read('one')).rejects.toThrow('the database is gone');
  fail(false);
  expect(await feeds.read('one')).toMatchObject({ body: 'of group:default/a' });
});
