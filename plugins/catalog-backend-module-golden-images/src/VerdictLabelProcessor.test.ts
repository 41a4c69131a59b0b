import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import { DEFAULT_POLICY } from '@image-governance/plugin-golden-images-common';
import { FakeGoldenImages, json } from './__testUtils__/FakeGoldenImages';
import { standing } from './__testUtils__/tracks';
import { EntityVerdicts } from './EntityVerdicts';
import { VerdictLabelProcessor } from './VerdictLabelProcessor';

const SHOP = 'component:default/shop';
const LABEL = 'golden-images.io/verdict';
const HOUR = 3_600_000;

/** What the catalog remembers of one entity between two times that it is processed. */
class Memory implements CatalogProcessorCache {
  #values: Record<string, unknown> = {};
  writes = 0;

  async get<T>(key: string): Promise<T | undefined> {
    return JSON.parse(JSON.stringify(this.#values))[key];
  }

  async set(key: string, value: unknown): Promise<void> {
    this.writes += 1;
    this.#values = { [key]: value };
  }
}

describe('VerdictLabelProcessor', () => {
  let golden: FakeGoldenImages;
  let now: Date;
  let memory: Memory;

  beforeEach(async () => {
    golden = await FakeGoldenImages.start();
    golden.standings = [standing(SHOP, [], { verdict: 'custom-build' })];
    now = new Date('2027-03-31T12:00:00Z');
    memory = new Memory();
  });

  afterEach(() => golden.stop());

  /** The processor of a catalog that was just started. */
  function start() {
    const verdicts = EntityVerdicts.create({
      goldenImages: golden.service,
      auth: mockServices.auth(),
      now: () => now,
      taskRunner: { run: async () => {} },
    });
    const processor = VerdictLabelProcessor.create({
      verdicts,
      policy: DEFAULT_POLICY,
      now: () => now,
    });
    return {
      read: () => verdicts.refresh(AbortSignal.timeout(5000)),
      process: async (
        name: string,
        labels?: Record<string, string>,
      ): Promise<Entity['metadata']> => {
        const entity = {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name, labels },
        };
        const processed = await processor.preProcessEntity(
          entity,
          undefined,
          undefined,
          undefined,
          memory,
        );
        expect(entity.metadata.labels).toBe(labels);
        return processed.metadata;
      },
    };
  }

  it('labels what runs workloads, and leaves everything else as it is', async () => {
    const { read, process } = start();
    await read();
    expect((await process('shop', { team: 'a' })).labels).toEqual({
      team: 'a',
      [LABEL]: 'custom-build',
    });
    expect((await process('docs')).labels).toBeUndefined();
  });

  it('takes no verdict from a descriptor', async () => {
    const { read, process } = start();
    expect((await process('shop', { [LABEL]: 'golden' })).labels).toEqual({});
    await read();
    expect((await process('shop', { [LABEL]: 'golden' })).labels).toEqual({
      [LABEL]: 'custom-build',
    });
    expect((await process('docs', { [LABEL]: 'golden' })).labels).toEqual({});
  });

  it('takes the label off when nothing runs any more', async () => {
    const { read, process } = start();
    await read();
    await process('shop');
    golden.standings = [];
    await read();
    expect((await process('shop')).labels).toBeUndefined();
    expect((await start().process('shop')).labels).toBeUndefined();
  });

  it('keeps what it knew when not everything can be read', async () => {
    const { read, process } = start();
    await read();
    golden.standings = ['a', 'b', 'c'].map(n =>
      standing(`component:x/${n}`, []),
    );
    golden.instead.set('/inventory/entities?2', json({}, 500));
    await expect(read()).rejects.toThrow(/500/);
    expect((await process('shop')).labels).toEqual({ [LABEL]: 'custom-build' });
  });

  it('knows after a restart what it knew before, until it can read again', async () => {
    const before = start();
    await before.read();
    await before.process('shop');

    const after = start();
    expect((await after.process('shop')).labels).toEqual({
      [LABEL]: 'custom-build',
    });
    golden.standings = [standing(SHOP, [])];
    await after.read();
    expect((await after.process('shop')).labels).toEqual({ [LABEL]: 'golden' });
  });

  it('could not determine what it has not been able to read for too long', async () => {
    const { read, process } = start();
    golden.standings = [standing(SHOP, [])];
    await read();
    await process('shop');
    now = new Date(now.getTime() + (DEFAULT_POLICY.staleAfterHours + 1) * HOUR);
    expect((await process('shop')).labels).toEqual({ [LABEL]: 'unknown' });
    expect((await start().process('shop')).labels).toEqual({
      [LABEL]: 'unknown',
    });
  });

  it('writes down what it knows only when that says something new', async () => {
    const { read, process } = start();
    for (let minutes = 0; minutes < 60; minutes += 10) {
      await read();
      await process('shop');
      now = new Date(now.getTime() + HOUR / 6);
    }
    expect(memory.writes).toBe(1);
    await read();
    await process('shop');
    expect(memory.writes).toBe(2);
  });
});
