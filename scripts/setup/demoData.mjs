import { join, relative, resolve } from 'node:path';
import { root } from './places.mjs';
import { step } from './step.mjs';

/**
 * Builds the demo organisation (registries, clusters, governance file) as of a
 * day, by default today, so that its deadlines never go stale.
 */
export async function demoData({
  at = new Date().toISOString().slice(0, 10),
  into = join(root, 'examples', 'demo'),
} = {}) {
  const directory = resolve(into);
  await step(
    `Building the demo organisation as of ${at} in ${
      relative(root, directory) || directory
    }`,
    'remove the folder that is named above, then run the same command again.',
    async () => {
      // Imported late: it uses installed packages.
      const { buildDemo } = await import('../../examples/build/demo.mjs');
      await buildDemo({ at, directory });
    },
  );
}
