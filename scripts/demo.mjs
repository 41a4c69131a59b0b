#!/usr/bin/env node
// Builds the demo organisation: `npm run demo [-- --at 2027-01-31] [-- --into folder]`.
import { parseArgs } from 'node:util';
import { dependencies } from './setup/dependencies.mjs';
import { demoData } from './setup/demoData.mjs';
import { underSupportedNode } from './setup/supportedNode.mjs';

await underSupportedNode(import.meta.url, async () => {
  const { values } = parseArgs({
    options: { at: { type: 'string' }, into: { type: 'string' } },
  });
  await dependencies();
  await demoData(values);
});
