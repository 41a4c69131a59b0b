import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { OciLayoutReader } from '../OciLayoutReader';
import type { Repositories } from './imageContent';
import { writeLayouts } from './writeLayouts';

/** A reader of repositories that are written as layouts into a temporary directory. */
export async function layoutsOf(
  repositories: Repositories,
  patterns?: readonly string[],
): Promise<{
  reader: OciLayoutReader;
  root: string;
  stop: () => Promise<void>;
}> {
  const root = await mkdtemp(join(tmpdir(), 'layouts-'));
  await writeLayouts(root, repositories);
  const reader = OciLayoutReader.fromConfig(
    new ConfigReader({
      name: 'demo',
      host: 'registry.example.com',
      type: 'layout',
      path: root,
      ...(patterns && { repositories: [...patterns] }),
    }),
  );
  const stop = () => rm(root, { recursive: true });
  return { reader, root, stop };
}
