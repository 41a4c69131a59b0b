import { scanProgress } from './scanProgress';

it.each<[string, number, number | undefined, number | undefined]>([
  ['there is no complete scan before', 40, undefined, undefined],
  ['the scan before found nothing', 0, 0, undefined],
  ['nothing is read yet', 0, 200, 0],
  ['a part is read', 120, 200, 0.6],
  ['as much is read as before', 200, 200, 0.99],
  ['more is read than before', 500, 200, 0.99],
])('when %s', (_when, observed, previous, progress) => {
  expect(scanProgress(observed, previous)).toBe(progress);
});
