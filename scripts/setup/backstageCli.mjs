import { join } from 'node:path';
import { root } from './places.mjs';

/** Entry of the Backstage CLI, to be run with this Node. */
export const backstageCli = join(
  root,
  'node_modules',
  '@backstage',
  'cli',
  'bin',
  'backstage-cli',
);
