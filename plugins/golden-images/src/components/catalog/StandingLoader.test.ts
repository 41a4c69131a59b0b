import type {
  EntityStanding,
  GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';
import { standing } from '../../testing/standingFixtures';
import { StandingLoader } from './StandingLoader';

describe('StandingLoader', () => {
  function apiOf(answer: (refs: readonly string[]) => EntityStanding[]) {
    const asked: (readonly string[])[] = [];
    const api: Pick<GoldenImagesApi, 'getEntityStandings'> = {
      getEntityStandings: async refs => {
        asked.push(refs);
        return answer(refs);
      },
    };
    return { api, asked };
  }

  it('asks once for all rows that appear together, and gives each its own', async () => {
    const { api, asked } = apiOf(refs =>
      refs.slice(1).map(entityRef => standing({ entityRef })),
    );
    const loaded = await Promise.all(
      ['a', 'b', 'c', 'b'].map(ref => StandingLoader.of(api).load(ref)),
    );
    expect(asked).toEqual([['a', 'b', 'c']]);
    expect(loaded.map(one => one?.entityRef)).toEqual([
      undefined,
      'b',
      'c',
      'b',
    ]);
  });

  it('asks for as many at a time as the API takes', async () => {
    const { api, asked } = apiOf(() => []);
    const loader = StandingLoader.of(api);
    await Promise.all(
      Array.from({ length: 450 }, (_, n) => loader.load(`component:x/${n}`)),
    );
    expect(asked.map(refs => refs.length)).toEqual([200, 200, 50]);
  });

  it('keeps an answer for a while', async () => {
    const { api, asked } = apiOf(() => []);
    const now = jest.spyOn(Date, 'now').mockReturnValue(0);
    const loader = StandingLoader.of(api);
    await loader.load('a');
    now.mockReturnValue(59_000);
    await loader.load('a');
    expect(asked).toHaveLength(1);
    now.mockReturnValue(61_000);
    await loader.load('a');
    expect(asked).toHaveLength(2);
    now.mockRestore();
  });

  it('tells every row that it failed, and tries again', async () => {
    let broken = true;
    const { api, asked } = apiOf(() => {
      if (broken) {
        throw new Error('no database');
      }
      return [standing({ entityRef: 'a' })];
    });
    const loader = StandingLoader.of(api);
    const both = await Promise.allSettled([loader.load('a'), loader.load('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    await expect(loader.load('a')).resolves.toMatchObject({ entityRef: 'a' });
    expect(asked).toEqual([['a', 'b'], ['a']]);
  });
});
