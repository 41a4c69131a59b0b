import type { Kpi, Ratio } from './kpi';
import { kpiDisplay, kpiFigure, kpiUpperBound } from './kpiFigure';

const of = (numerator: number, denominator: number): Ratio => ({
  numerator,
  denominator,
});

it.each<[Kpi['id'], Ratio, number | undefined, string]>([
  ['adoption', of(1240, 1425), 87, '87.0 %'],
  ['sprawl', of(5, 3), 166.7, '166.7 %'],
  ['non-compliant', of(1850, 14250), 1850, '1,850'],
  ['adoption', of(0, 0), undefined, 'n/a'],
  ['non-compliant', of(0, 0), undefined, 'n/a'],
])('shows %s of %j as %s, %s', (id, ratio, figure, text) => {
  expect(kpiFigure(id, ratio)).toBe(figure);
  expect(kpiDisplay(id, ratio)).toBe(text);
});

it.each<[Kpi['id'], Ratio, number, number | undefined]>([
  ['adoption', of(80, 100), 10, 90],
  ['approved-variants', of(80, 100), 0, undefined],
  ['non-compliant', of(10, 100), 5, 15],
  ['sprawl', of(5, 3), 5, undefined],
  ['adoption', of(0, 0), 3, undefined],
])('%s of %j with %s unknown could be %s', (id, ratio, unknown, bound) => {
  expect(kpiUpperBound(id, ratio, unknown)).toBe(bound);
});
