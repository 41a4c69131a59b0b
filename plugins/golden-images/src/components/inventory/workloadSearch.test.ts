import type { WorkloadFilter } from '@image-governance/plugin-golden-images-common';
import { fromSearch, toSearch } from './workloadSearch';

describe('workloadSearch', () => {
  const filters: WorkloadFilter[] = [
    {},
    { verdict: ['unknown', 'third-party'], production: true },
    { finding: ['not-pinned'], owner: ['none'] },
    { release: ['python/3.12/2.1.0'], entity: ['component:default/a'] },
    { movedFrom: ['python/3.10/0.8.0'], production: true },
    { text: 'a&b=c', cluster: ['prod-eu'], namespace: ['shop'] },
    { family: ['python'], track: ['3.12'], environment: ['staging'] },
    { digest: ['none'], repository: ['registry.example.com/shop/api'] },
    { production: false, at: '2027-03-03T00:00:00Z' },
  ];

  it.each(filters)('reads back what it wrote: %j', filter => {
    const read = fromSearch(new URLSearchParams(toSearch(filter)));
    expect(read).toEqual(filter);
  });

  it('writes nothing for no filter', () => {
    expect(toSearch({})).toBe('');
  });

  it('leaves out words that are no verdict or finding', () => {
    const read = fromSearch(
      new URLSearchParams('?verdict=lovely&finding=x&verdict=golden'),
    );
    expect(read.verdict).toEqual(['golden']);
    expect(read.finding).toBeUndefined();
  });
});
