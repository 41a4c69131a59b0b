import { explainExcess } from './explainExcess';

const SUPPORTED = [
  { family: 'python', track: '3.12', current: 'python/3.12/2.1.0' },
  { family: 'python', track: '3.11', current: 'python/3.11/1.8.0' },
  { family: 'node', track: '20', current: 'node/20/3.0.0' },
];

it.each([
  [
    { family: 'python', track: '3.12' },
    'python 3.12 golden-v2.1.0 is the current release of this track.',
  ],
  [
    { family: 'python', track: '3.9' },
    'Track 3.9 is not supported; 3.12, 3.11 are.',
  ],
  [{ family: 'node', track: '18' }, 'Track 18 is not supported; 20 is.'],
  [{ family: 'ruby', track: '3' }, 'No track of ruby is supported.'],
])('says why a release of %j is in excess', (release, sentence) => {
  expect(explainExcess(release, SUPPORTED)).toBe(sentence);
});
