import { valueAxis } from './valueAxis';

describe('valueAxis', () => {
  it.each<[string, number[], boolean, number[]]>([
    ['a narrow course', [84, 87, 95], false, [80, 85, 90, 95]],
    ['a wide one', [0, 100], false, [0, 50, 100]],
    ['counts', [3, 185], true, [0, 50, 100, 150, 200]],
    ['one value', [87], false, [87, 88]],
    ['nothing but zeros', [0, 0], true, [0, 1]],
    [
      'more than a hundred percent',
      [166.7, 110],
      false,
      [100, 120, 140, 160, 180],
    ],
  ])('fits %s', (_, values, fromZero, ticks) => {
    const axis = valueAxis(values, { fromZero });
    expect(axis.ticks).toEqual(ticks);
    expect(axis.domain).toEqual([ticks[0], ticks.at(-1)]);
  });
});
