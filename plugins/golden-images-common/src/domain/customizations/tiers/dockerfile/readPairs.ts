import { splitWords } from './splitWords';

/**
 * `A=b C="d e"`, or the old `A b c`, as names and values; values keep their quotes.
 * @param bare - a name alone has no value, as in ARG
 */
export function readPairs(
  argument: string,
  escape: string,
  bare: true,
): (readonly [string, string | undefined])[];
export function readPairs(
  argument: string,
  escape: string,
): (readonly [string, string])[];
export function readPairs(
  argument: string,
  escape: string,
  bare = false,
): (readonly [string, string | undefined])[] {
  const words = splitWords(argument, escape);
  const [first] = words;
  if (first === undefined) {
    return [];
  }
  if (!bare && !first.includes('=')) {
    return [
      [first, argument.slice(argument.indexOf(first) + first.length).trim()],
    ];
  }
  return words.map(word => {
    const equals = word.indexOf('=');
    return equals < 0
      ? ([word, undefined] as const)
      : ([
          word.slice(0, equals).replace(/["']/g, ''),
          word.slice(equals + 1),
        ] as const);
  });
}
