import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import {
  ROOT,
  buildDemo,
  checkLayout,
  filesIn,
  fingerprint,
} from './__testUtils__/demoOrganisation';

const KEY = 'keys/release.pub';

describe('demo organisation', () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'golden-images-demo-'));
    buildDemo(join(directory, 'a'), '2027-03-31');
  }, 60_000);

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('is the same for the same day, but for the key and its signatures', () => {
    buildDemo(join(directory, 'b'), '2027-03-31');

    const [a, b] = ['a', 'b'].map(each => join(directory, each));
    expect(fingerprint(b)).toBe(fingerprint(a));
    expect(readFileSync(join(b, KEY), 'utf8')).not.toBe(
      readFileSync(join(a, KEY), 'utf8'),
    );
  });

  it('keeps no private key', () => {
    const secrets = filesIn(join(directory, 'a')).filter(file =>
      readFileSync(join(directory, 'a', file), 'latin1').includes(
        'PRIVATE KEY',
      ),
    );

    expect(secrets).toEqual([]);
    expect(readFileSync(join(directory, 'a', KEY), 'utf8')).toContain(
      'BEGIN PUBLIC KEY',
    );
  });

  it.each(['registry', 'upstream'])(
    'has valid OCI layouts in %s: every blob of its size and digest',
    registry => {
      const layouts = filesIn(join(directory, 'a', registry))
        .filter(file => basename(file) === 'oci-layout')
        .map(file => join(directory, 'a', registry, dirname(file)));

      const checked = layouts.map(checkLayout);

      expect(layouts.length).toBeGreaterThanOrEqual(3);
      expect(checked.flatMap(({ problems }) => problems)).toEqual([]);
      expect(checked.every(({ blobs }) => blobs > 2)).toBe(true);
    },
  );

  it('has workloads for every component of the catalog that should have some', () => {
    const documents = filesIn(join(directory, 'a', 'clusters')).flatMap(file =>
      parseAllDocuments(
        readFileSync(join(directory, 'a', 'clusters', file), 'utf8'),
      ).flatMap(document => document.toJS()?.items ?? [document.toJS()]),
    );
    const running = new Set(
      documents.map(
        ({ metadata }) => metadata?.labels?.['backstage.io/kubernetes-id'],
      ),
    );
    const components = parseAllDocuments(
      readFileSync(join(ROOT, 'examples/catalog/components.yaml'), 'utf8'),
    ).map(document => document.toJS().metadata.name);

    expect(documents.length).toBeGreaterThanOrEqual(140);
    expect(components.length).toBeGreaterThanOrEqual(20);
    expect(components.filter(name => !running.has(name))).toEqual([
      'dashboards',
      'gift-cards',
    ]);
  });
});
