import { daysBetween } from './days';

describe('daysBetween', () => {
  it('has every day once, over the end of a month', () => {
    expect(daysBetween('2027-02-27', '2027-03-02')).toEqual([
      '2027-02-27',
      '2027-02-28',
      '2027-03-01',
      '2027-03-02',
    ]);
  });

  it('leaves no day out where clocks change', () => {
    expect(daysBetween('2027-03-01', '2027-11-30')).toHaveLength(275);
  });

  it('is empty when the end is before the beginning', () => {
    expect(daysBetween('2027-03-02', '2027-03-01')).toEqual([]);
  });
});
