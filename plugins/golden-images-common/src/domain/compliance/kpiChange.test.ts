import type { Kpi, Ratio } from './kpi';
import { kpiChange } from './kpiChange';

function kpi(id: Kpi['id'], ratio: Ratio): Kpi {
  return {
    id,
    ratio,
    display: '',
    target: { value: 0, text: '' },
    status: 'off-target',
    statement: '',
  };
}

function before(id: Kpi['id'], ratio: Ratio) {
  return {
    kpi: id,
    day: '2027-06-14',
    takenAt: '2027-06-14T23:00:00.000Z',
    ratio,
    unknown: 2,
  };
}

const of = (numerator: number, denominator: number): Ratio => ({
  numerator,
  denominator,
});

describe('kpiChange', () => {
  it.each<[Kpi['id'], Ratio, Ratio, object]>([
    [
      'adoption',
      of(1240, 1425),
      of(84, 100),
      { change: 3, unit: 'points', direction: 'better' },
    ],
    [
      'adoption',
      of(1, 3),
      of(2, 3),
      { change: -33.4, unit: 'points', direction: 'worse' },
    ],
    [
      'approved-variants',
      of(9, 10),
      of(9, 10),
      { change: 0, unit: 'points', direction: 'same' },
    ],
    [
      'sprawl',
      of(5, 3),
      of(4, 3),
      { change: 33.4, unit: 'points', direction: 'worse' },
    ],
    [
      'non-compliant',
      of(185, 1425),
      of(200, 1400),
      { change: -15, unit: 'workloads', direction: 'better' },
    ],
  ])('%s from %j to %j', (id, now, then, change) => {
    expect(kpiChange(kpi(id, now), before(id, then))).toMatchObject({
      day: '2027-06-14',
      unknown: 2,
      ...change,
    });
  });

  it.each<[Kpi['id'], Ratio, Ratio]>([
    ['adoption', of(0, 0), of(1, 2)],
    ['adoption', of(1, 2), of(0, 0)],
    ['non-compliant', of(3, 4), of(0, 0)],
  ])('tells no change of %s where a day has no data', (id, now, then) => {
    expect(kpiChange(kpi(id, now), before(id, then))).toBeUndefined();
  });
});
