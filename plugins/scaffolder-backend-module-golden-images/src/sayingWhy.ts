import { ForwardedError, ResponseError } from '@backstage/errors';

/**
 * Waits for an answer of Golden Images. The log of a task shows the message of an error alone, so
 * it says what the backend said and not only a status.
 */
export async function sayingWhy<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ResponseError) {
      throw new ForwardedError('Golden Images did not do it', error.cause);
    }
    throw error;
  }
}
