import { CHAIN_START, hashedText, type AuditEntry } from './auditEntry';

/** A point of the chain: kept elsewhere, it shows that nothing up to it was taken away since. */
export interface ChainPoint {
  readonly sequence: number;
  readonly hash: string;
}

/** The newest entry. */
export interface ChainHead extends ChainPoint {
  /** ISO time of the entry. */
  readonly at: string;
}

/**
 * How a chain is broken: the entry is not what was hashed (`changed`); entries before it are gone
 * (`missing`); it comes again or too late (`out-of-order`); it is in itself whole, but follows another
 * entry than the one before it (`hash`); the chain ends before a point that is known of it
 * (`cut-off`), or has another entry there (`rewritten`).
 */
export type ChainFault =
  | 'changed'
  | 'missing'
  | 'out-of-order'
  | 'hash'
  | 'cut-off'
  | 'rewritten';

/** The first broken entry. */
export interface ChainBreak {
  /** Of the entry that is broken, or that is missing. */
  readonly sequence: number;
  readonly fault: ChainFault;
  /** What is wrong, in one sentence. */
  readonly because: string;
}

/** What came of checking a chain. */
export interface ChainVerdict {
  /** Entries that are as they were written: all, or those before the break. */
  readonly entries: number;
  /** The last of them; absent when there is none. */
  readonly head?: ChainHead;
  /** Absent when the chain is unbroken. */
  readonly broken?: ChainBreak;
}

/**
 * Checks entries in their order, one at a time, up to the first that is broken (R-AUD-01).
 * @param sha256 - lower-case hex SHA-256 of a text; an argument because the domain runs in browsers too
 * @param known - a point of the chain from elsewhere: without one, entries taken from the end are not missed
 */
export async function verifyChain(
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
  options: {
    readonly sha256: (text: string) => string;
    readonly known?: ChainPoint;
  },
): Promise<ChainVerdict> {
  const { sha256, known } = options;
  let count = 0;
  let head: ChainHead | undefined;
  for await (const entry of entries) {
    const broken = linkFault(entry, head, sha256) ?? knownFault(entry, known);
    if (broken) {
      return { entries: count, head, broken };
    }
    const { sequence, hash, at } = entry;
    head = { sequence, hash, at };
    count += 1;
  }
  return known && known.sequence > (head?.sequence ?? 0)
    ? { entries: count, head, broken: cutOff(head, known) }
    : { entries: count, head };
}

function linkFault(
  entry: AuditEntry,
  before: ChainPoint | undefined,
  sha256: (text: string) => string,
): ChainBreak | undefined {
  const { sequence } = entry;
  const expected = (before?.sequence ?? 0) + 1;
  if (sequence > expected) {
    const gone =
      sequence === expected + 1
        ? `Entry ${expected} is missing`
        : `Entries ${expected} to ${sequence - 1} are missing`;
    return { sequence: expected, fault: 'missing', because: `${gone}.` };
  }
  if (sequence < expected) {
    return {
      sequence,
      fault: 'out-of-order',
      because: `Entry ${sequence} comes after entry ${expected - 1}.`,
    };
  }
  if (sha256(hashedText(entry)) !== entry.hash) {
    return {
      sequence,
      fault: 'changed',
      because: `Entry ${sequence} is not what its hash was made of: it was changed after it was written.`,
    };
  }
  if (entry.previousHash !== (before?.hash ?? CHAIN_START)) {
    return {
      sequence,
      fault: 'hash',
      because: before
        ? `Entry ${sequence} was written after another entry ${before.sequence} than the one that is there now.`
        : 'Entry 1 was not written as the first one.',
    };
  }
  return undefined;
}

function knownFault(
  { sequence, hash }: AuditEntry,
  known: ChainPoint | undefined,
): ChainBreak | undefined {
  return known?.sequence === sequence && known.hash !== hash
    ? {
        sequence,
        fault: 'rewritten',
        because: `Entry ${sequence} is another one than was known: it, or one before it, was written anew.`,
      }
    : undefined;
}

function cutOff(head: ChainPoint | undefined, known: ChainPoint): ChainBreak {
  const first = (head?.sequence ?? 0) + 1;
  return {
    sequence: first,
    fault: 'cut-off',
    because: `The log ends before entry ${first}, but entry ${known.sequence} was in it once.`,
  };
}
