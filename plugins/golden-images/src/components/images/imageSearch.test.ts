import type { ImageFilter } from '@image-governance/plugin-golden-images-common';
import { fromSearch, toSearch } from './imageSearch';

describe('imageSearch', () => {
  const filters: ImageFilter[] = [
    {},
    { text: 'shop/api:1&2' },
    { verdict: ['unknown', 'third-party'], content: ['unreadable'] },
    { family: ['python'], release: ['python/3.12/2.1.0'] },
  ];

  it.each(filters)('reads back what it wrote: %j', filter => {
    const read = fromSearch(new URLSearchParams(toSearch(filter)));
    expect(read).toEqual(filter);
  });

  it('leaves out words that mean nothing', () => {
    const read = fromSearch(
      new URLSearchParams('?verdict=lovely&content=half&content=read'),
    );
    expect(read.verdict).toBeUndefined();
    expect(read.content).toEqual(['read']);
  });
});
