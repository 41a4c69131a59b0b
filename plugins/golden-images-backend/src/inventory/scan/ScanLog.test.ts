import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { digestOf, Estate, usage } from '../__testUtils__';

const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('the log of scans on %s', id => {
  it('has one line for a scan, whatever the number of rows', async () => {
    const estate = new Estate(await databases.init(id));
    const rows = Array.from({ length: 1200 }, (_, n) =>
      usage(`app-${n}`, 'nginx:1', { runningDigest: digestOf('one') }),
    );
    estate.cluster.pages = [rows.slice(0, 600), rows.slice(600)];
    await estate.scan('c1');
    expect(estate.logger.info.mock.calls).toEqual([
      [
        'Scanned cluster c1 in 0 s: 2 pages, 1,200 observed, 1,200 new, 0 gone, 0 images read',
        expect.objectContaining({
          source: 'c1',
          kind: 'cluster',
          pages: 2,
          observed: 1200,
          opened: 1200,
          closed: 0,
          imagesResolved: 0,
        }),
      ],
    ]);
    expect(estate.logger.warn).not.toHaveBeenCalled();
  });

  it('says why a scan failed, without credentials', async () => {
    const estate = new Estate(await databases.init(id));
    estate.cluster.pages = [[], []];
    estate.cluster.breaksAfter = 1;
    await expect(estate.scan('c1')).rejects.toThrow('broke off');
    expect(estate.logger.info).not.toHaveBeenCalled();
    expect(estate.logger.warn.mock.calls.map(([line]) => line)).toEqual([
      'Scan of cluster c1 failed after 0 s (1 page, 0 observed, 0 images read): Error: listing broke off at https://c1/page1',
    ]);
  });
});
