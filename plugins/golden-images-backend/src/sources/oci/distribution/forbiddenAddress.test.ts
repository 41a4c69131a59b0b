import { guardedLookup } from './forbiddenAddress';

describe('guardedLookup', () => {
  it.each([true, false])(
    'refuses a name that leads to this machine (all: %s)',
    async all => {
      const error = await new Promise(resolve =>
        guardedLookup('localhost', { all }, resolve),
      );
      expect(error).toMatchObject({
        name: 'ImageReadError',
        reason: 'invalid',
      });
    },
  );
});
