import { familyForLanguage, isMeantBy, languageOf } from './language';

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

describe('familyForLanguage', () => {
  it.each([
    ['python', ['node', 'lang/python'], 'lang/python'],
    ['nodejs', ['node-slim', 'node', 'java'], 'node'],
    ['java', ['node', 'java-jre', 'java'], 'java'],
    ['java', ['node', 'temurin'], 'temurin'],
    ['java', ['node', 'python'], undefined],
  ] as const)('finds for %s in %j: %s', (language, families, family) => {
    expect(familyForLanguage(language, families)).toBe(family);
  });

  it('knows what a family is for', () => {
    expect(['Lang/Python', 'jdk', 'nginx'].map(languageOf)).toEqual([
      'python',
      'java',
      undefined,
    ]);
  });
});
