import { ForwardedError } from '@backstage/errors';
import { failureText } from './failureText';

it.each([
  [
    'https://robot:hunter2@registry.example/v2/ answered 500',
    'Error: https://registry.example/v2/ answered 500',
  ],
  ['Authorization: Bearer abc.def-1_2', 'Error: Authorization: Bearer …'],
  ['GET /x?token=abc&n=1 failed', 'Error: GET /x?token=…&n=1 failed'],
  ['{"password":"hunter2"}', 'Error: {"password":"…"}'],
])('keeps no credential of %s', (message, expected) => {
  expect(failureText(new Error(message))).toBe(expected);
});

it('names the cause', () => {
  const error = new ForwardedError('page 3', new Error('connection refused'));
  expect(failureText(error)).toContain('connection refused');
});

it('is never longer than 2000 characters', () => {
  expect(failureText(new Error('x'.repeat(5000)))).toHaveLength(2000);
});
