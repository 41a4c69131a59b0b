#!/usr/bin/env node
// Starts the demo portal: `npm start` or `yarn start [package names] [flags]`.
import { run } from './setup/command.mjs';
import { demoData } from './setup/demoData.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { backstageCli } from './setup/backstageCli.mjs';
import { underSupportedNode } from './setup/supportedNode.mjs';

await underSupportedNode(import.meta.url, async () => {
  await dependencies();
  await demoData();
  console.log(
    '\n▸ Starting the portal at http://localhost:3000 (the first page takes a minute; Ctrl-C stops it)\n',
  );
  await run(process.execPath, [
    backstageCli,
    'repo',
    'start',
    ...process.argv.slice(2),
  ]);
});
