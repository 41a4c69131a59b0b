import { createHash } from 'node:crypto';
import { CHAIN_START, hashedText, type AuditEntry } from './auditEntry';
import { verifyChain } from './verifyChain';

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

function written(
  sequence: number,
  previousHash: string,
  more: Partial<AuditEntry> = {},
): AuditEntry {
  const entry = {
    sequence,
    at: `2027-01-0${sequence}T00:00:00.000Z`,
    actor: 'user:default/ines',
    action: 'release.promote',
    object: `release:python/3.12/${sequence}.0.0`,
    after: { promoted: true },
    ...more,
    previousHash,
  };
  return { ...entry, hash: sha256(hashedText(entry)) };
}

function chain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    entries.push(written(sequence, entries.at(-1)?.hash ?? CHAIN_START));
  }
  return entries;
}

const [first, second, third, fourth] = chain(4);

describe('verifyChain (R-AUD-01)', () => {
  it('finds a chain unbroken and tells its head', async () => {
    expect(await verifyChain(chain(4), { sha256 })).toEqual({
      entries: 4,
      head: { sequence: 4, hash: fourth.hash, at: fourth.at },
    });
  });

  it('finds nothing wrong where nothing is', async () => {
    expect(await verifyChain([], { sha256 })).toEqual({ entries: 0 });
  });

  const forged = written(2, first.hash, { actor: 'user:default/mallory' });
  it.each([
    ['a change', 2, 'changed', [first, { ...second, reason: 'no' }, third]],
    [
      'a value taken away',
      2,
      'changed',
      [first, { ...second, after: undefined }, third],
    ],
    ['an entry taken out', 2, 'missing', [first, third, fourth]],
    ['the first entries taken away', 1, 'missing', [third, fourth]],
    ['an entry twice', 2, 'out-of-order', [first, second, second, third]],
    ['entries the other way round', 2, 'missing', [first, third, second]],
    ['an entry written anew with its hash', 3, 'hash', [first, forged, third]],
    [
      'a first entry that was not the first',
      1,
      'hash',
      [written(1, second.hash)],
    ],
  ])(
    'names the entry that %s broke',
    async (_what, sequence, fault, entries) => {
      const { broken } = await verifyChain(entries, { sha256 });
      expect(broken).toMatchObject({ sequence, fault });
    },
  );

  it('tells how far the chain is good', async () => {
    const { entries, head } = await verifyChain(
      [first, second, { ...third, reason: 'x' }],
      { sha256 },
    );
    expect({ entries, head: head?.sequence }).toEqual({ entries: 2, head: 2 });
  });

  it('cannot miss what was taken from the end, unless a point of it is known', async () => {
    const shortened = [first, second];
    expect((await verifyChain(shortened, { sha256 })).broken).toBeUndefined();
    const { broken } = await verifyChain(shortened, { sha256, known: fourth });
    expect(broken).toMatchObject({ sequence: 3, fault: 'cut-off' });
  });

  it('finds a log that was written anew from the start, when a point of it is known', async () => {
    const anew = written(1, CHAIN_START, { actor: 'user:default/mallory' });
    const { broken } = await verifyChain([anew, written(2, anew.hash)], {
      sha256,
      known: second,
    });
    expect(broken).toMatchObject({ sequence: 2, fault: 'rewritten' });
  });

  it('accepts a log that has gone on since the point that is known', async () => {
    const { broken } = await verifyChain(chain(4), { sha256, known: second });
    expect(broken).toBeUndefined();
  });
});
