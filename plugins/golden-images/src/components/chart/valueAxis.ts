/** Bounds of a value axis, with the values that are written at it. */
export interface ValueAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5];
const MOST_TICKS = 5;

/**
 * An axis on which every value has room. A line may begin above zero so that
 * its course shows; what is stacked or counted begins at zero.
 */
export function valueAxis(
  values: readonly number[],
  options: { readonly fromZero: boolean },
): ValueAxis {
  const low = options.fromZero ? 0 : Math.min(...values);
  const high = Math.max(...values, low);
  const step = stepFor(Math.max(high - low, 1));
  const first = Math.max(0, Math.floor(low / step) * step);
  const last = Math.max(Math.ceil(high / step) * step, first + step);
  const ticks: number[] = [];
  for (let tick = first; tick <= last; tick += step) {
    ticks.push(tick);
  }
  return { domain: [first, last], ticks };
}

/** The smallest of 1, 2, 5, 10, 20, … that needs few ticks. */
function stepFor(range: number): number {
  for (let power = 1; ; power *= 10) {
    const step = STEPS.find(one => range / (one * power) <= MOST_TICKS - 1);
    if (step !== undefined) {
      return step * power;
    }
  }
}
