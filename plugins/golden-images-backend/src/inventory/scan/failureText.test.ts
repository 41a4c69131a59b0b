import { ForwardedError } from '@backstage/errors';
import { failureText, failureToShow } from './failureText';

it.each([
  [
    'https://robot:hunter2@registry.example/v2/ answered 500',
    'Error: https://registry.example/v2/ answered 500',
  ],
  ['Authorization: Bearer abc.def-1_2', 'Error: Authorization: Bearer …'],
  ['GET /x?token=abc&n=1 failed', 'Error: GET /x?token=…&n=1 failed'],
  [
    'failed to update the page with 500 - try again',
    'Error: failed to update the page with 500 - try again',
  ],
  ['{"password":"hunter2"}', 'Error: {"password":"…"}'],
])('keeps no credential of %s', (message, expected) => {
  expect(failureText(new Error(message))).toBe(expected);
});

it.each([
  [
    "insert into `usages` (`image`) values ('a - b') - SQLITE_FULL: database or disk is full",
    'Error: governance database: SQLITE_FULL: database or disk is full',
  ],
  [
    'select "id" from "usages"\nwhere "key" in ($1) - terminating connection due to administrator command',
    'Error: governance database: terminating connection due to administrator command',
  ],
])('tells what the database said, not the statement: %s', (message, text) => {
  expect(failureText(new Error(message))).toBe(text);
});

it('names the cause', () => {
  const error = new ForwardedError('page 3', new Error('connection refused'));
  expect(failureText(error)).toContain('connection refused');
});

it('is never longer than 2000 characters', () => {
  expect(failureText(new Error('x'.repeat(5000)))).toHaveLength(2000);
});

it('leaves what is thrown on its name and its stack, and no credential in either', () => {
  const shown = failureToShow(new TypeError('https://bot:hunter2@c1 is odd'));
  expect(shown).toMatchObject({
    name: 'TypeError',
    message: 'https://c1 is odd',
    stack: expect.stringMatching(/failureText\.test/),
  });
  expect(shown.stack).not.toContain('hunter2');
  expect(failureToShow('token=abc').message).toBe("unknown error 'token=…'");
});
