import { isMeantBy } from './language';

const PYTHON = { family: 'lang/python', track: '3.12' };
const NODE = { family: 'node', track: '20' };

describe('isMeantBy', () => {
  it.each([
    ['', PYTHON],
    ['  ', PYTHON],
    ['python', PYTHON],
    ['Pyth', PYTHON],
    ['python 3.12', PYTHON],
    ['3.12', PYTHON],
    ['javascript', NODE],
    ['TypeScript 20', NODE],
    ['kotlin', { family: 'temurin', track: '21' }],
    ['golang', { family: 'go', track: '1.22' }],
    ['c#', { family: 'dotnet', track: '8.0' }],
  ])('finds by %j', (text, track) => {
    expect(isMeantBy(text, track)).toBe(true);
  });

  it.each([
    ['node', PYTHON],
    ['python 3.11', PYTHON],
    ['java 21', NODE],
    ['script', NODE],
    ['golang', { family: 'mongo', track: '7' }],
  ])('does not find by %j', (text, track) => {
    expect(isMeantBy(text, track)).toBe(false);
  });
});
