#!/usr/bin/env node
// Builds the portal's pages and serves them from its backend, in one process at
// http://localhost:7007, as an installation does: `npm run serve`.
import { join } from 'node:path';
import { backstageCli } from './setup/backstageCli.mjs';
import { run } from './setup/command.mjs';
import { demoData } from './setup/demoData.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { root } from './setup/places.mjs';
import { step } from './setup/step.mjs';
import { underSupportedNode } from './setup/supportedNode.mjs';

await underSupportedNode(import.meta.url, async () => {
  await dependencies();
  await demoData();
  await step(
    'Building the pages of the portal',
    'see the lines above; `npx backstage-cli package build` in packages/app repeats it.',
    () =>
      run(process.execPath, [backstageCli, 'package', 'build'], {
        cwd: join(root, 'packages', 'app'),
      }),
  );
  console.log('\n▸ Serving the portal at http://localhost:7007\n');
  await run(
    process.execPath,
    [
      // What the CLI does as well, without watching the sources.
      ...['--require', '@backstage/cli/config/nodeTransform.cjs', 'src'],
      ...['--config', join(root, 'app-config.yaml')],
      ...['--config', join(root, 'app-config.serve.yaml')],
    ],
    // The guest sign-in is for development only.
    {
      cwd: join(root, 'packages', 'backend'),
      env: { NODE_ENV: 'development' },
    },
  );
});
