import { textProblem } from '../../releases/writtenText';

const URL_LENGTH = 2000;

/** What is wrong with an address that the portal will link to: an ordinary web address, without a password in it. */
export function webAddressProblem(
  text: string,
  field: string,
): string | undefined {
  const problem = textProblem(text, {
    field,
    maxLength: URL_LENGTH,
    required: true,
  });
  if (problem) {
    return problem;
  }
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) {
    return `${field}: expected an address that begins with https:// or http://`;
  }
  const { username, password } = new URL(text);
  return username || password
    ? `${field}: has a user or password in it; leave them out`
    : undefined;
}
