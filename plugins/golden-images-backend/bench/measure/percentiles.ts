import { performance } from 'node:perf_hooks';

/** Times of one question, in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

/** Asks `rounds` times, after a few that do not count. */
export async function timesOf(
  ask: (round: number) => Promise<unknown>,
  rounds: number,
): Promise<Times> {
  for (let round = 0; round < 3; round++) {
    await ask(round);
  }
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await ask(round);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))];
  return { p50: at(0.5), p95: at(0.95) };
}
