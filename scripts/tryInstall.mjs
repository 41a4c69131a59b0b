#!/usr/bin/env node
// Packs the packages, installs them into a fresh portal as README.md says, serves it and looks at it
// in Chromium: `npm run try-install [-- --legacy] [-- --port 7117]`.
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { backstageCli } from './setup/backstageCli.mjs';
import { run } from './setup/command.mjs';
import { demoData } from './setup/demoData.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { followReadme } from './setup/freshPortal.mjs';
import { root } from './setup/places.mjs';
import { step } from './setup/step.mjs';
import { underSupportedNode } from './setup/supportedNode.mjs';
import { yarn, yarnProgram } from './setup/yarn.mjs';

/** Makes a portal of Backstage 1.55. */
const CREATE_APP = '@backstage/create-app@0.9.2';

const DEMO_CONFIG = 'app-config.demo.yaml';

/** Relative to the packages of the portal. */
const CONFIG = [
  ...['--config', '../../app-config.yaml'],
  ...['--config', `../../${DEMO_CONFIG}`],
];

const { values } = parseArgs({
  options: {
    legacy: { type: 'boolean', default: false },
    port: { type: 'string', default: '7117' },
  },
});
const PICTURES = `try-install-${values.legacy ? 'legacy' : 'new'}`;

await underSupportedNode(import.meta.url, async () => {
  await dependencies();
  await demoData();
  const folder = mkdtempSync(join(tmpdir(), 'golden-images-try-'));
  const portal = join(folder, 'portal');
  const hint = `see the lines above; everything is still in ${folder}.`;
  const tarballs = await step('Packing the packages', hint, () => pack(folder));
  await step('Creating a portal', hint, () => createPortal(folder, portal));
  await step('Adding Golden Images to it', hint, async () => {
    followReadme(portal, tarballs, values);
    await configure(portal, values.port);
    await yarn(['install', '--no-immutable'], { cwd: portal });
  });
  await step('Checking the types of the portal', hint, () =>
    yarn(['tsc'], { cwd: portal }),
  );
  await step('Building its pages', hint, () =>
    yarn(['workspace', 'app', 'build', ...CONFIG], { cwd: portal }),
  );
  const backend = serve(portal, join(folder, 'backend.log'));
  const pictures = join(root, 'e2e-results', PICTURES);
  try {
    await step(`Looking at it (pictures in ${pictures})`, hint, async () => {
      // Imported late: it uses installed packages.
      const { lookAt } = await import('./setup/lookAt.mjs');
      await lookAt(`http://localhost:${values.port}`, pictures);
    });
  } finally {
    backend.kill();
  }
  rmSync(folder, { recursive: true });
});

/** Builds and packs every package; returns the tarball of each, by its name. */
async function pack(folder) {
  await run(process.execPath, [
    join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
  ]);
  const tarballs = {};
  for (const name of readdirSync(join(root, 'plugins'))) {
    const cwd = join(root, 'plugins', name);
    const manifest = JSON.parse(
      readFileSync(join(cwd, 'package.json'), 'utf8'),
    );
    tarballs[manifest.name] = join(folder, `${name}.tgz`);
    await run(process.execPath, [backstageCli, 'package', 'build'], { cwd });
    await yarn(['pack', '-o', tarballs[manifest.name]], { cwd });
  }
  return tarballs;
}

/** Runs create-app, which asks for a `yarn` on the path. */
async function createPortal(folder, portal) {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const shim = join(bin, 'yarn');
  const program = await yarnProgram();
  writeFileSync(shim, `#!/bin/sh\nexec node '${program}' "$@"\n`, {
    mode: 0o755,
  });
  process.env.PATH = [bin, process.env.PATH].join(delimiter);
  const flags = values.legacy ? ['--legacy'] : [];
  await run(
    'npx',
    ['--yes', CREATE_APP, '--path', portal, '--skip-install', ...flags],
    { cwd: folder, env: { BACKSTAGE_APP_NAME: 'portal' } },
  );
}

/** Has the portal read this repository's demo in the place of the template's examples. */
async function configure(portal, port) {
  const { parse, stringify } = await import('yaml');
  const { goldenImages, catalog } = parse(
    readFileSync(join(root, 'app-config.yaml'), 'utf8').replaceAll(
      '../../examples',
      join(root, 'examples'),
    ),
  );
  const baseUrl = `http://localhost:${port}`;
  const backend = { baseUrl, listen: { port: Number(port) } };
  writeFileSync(
    join(portal, DEMO_CONFIG),
    stringify({
      app: { baseUrl },
      backend: { ...backend, cors: { origin: baseUrl } },
      goldenImages,
      catalog,
    }),
  );
}

/** Starts the backend, which serves the built pages too. */
function serve(portal, log) {
  const output = openSync(log, 'w');
  return spawn(
    process.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', 'src', ...CONFIG],
    {
      cwd: join(portal, 'packages', 'backend'),
      // The guest sign-in is for development only.
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', output, output],
    },
  );
}
