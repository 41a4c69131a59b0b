// What the jobs ask and tell the portal: node ci/golden.mjs <command> …
// No dependencies: it runs wherever Node.js 20 or newer is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  countsOf,
  findingsOf,
  licencesOf,
  packagesOf,
  sizeOf,
} from './facts.mjs';
import { comment, jobOf } from './host.mjs';
import { changedImages, requestOf } from './images.mjs';
import { Refused, report } from './portal.mjs';

const COMMANDS = {
  /** Prints the folders of images that changed, as a list of JSON or one a line. */
  changed(from, to, format) {
    const images = changedImages(from, to);
    console.log(
      format === '--json' ? JSON.stringify(images) : images.join('\n'),
    );
  },

  /** Prints the request of an image, for `checks` or to `publish`. */
  async find(folder, purpose) {
    console.log(JSON.stringify(await requestOf(folder, purpose)));
  },

  /** Prints a field of a file, nothing where it has none. */
  get(file, name) {
    console.log(json(file)[name] ?? '');
  },

  /** Prints the version after one whose tag is taken. */
  next(version) {
    const [major, minor, patch] = version.split('.');
    console.log(`${major}.${minor}.${Number(patch) + 1}`);
  },

  /** Prints the provenance that buildx wrote. */
  provenance(file) {
    const provenance = json(file)['buildx.build.provenance'];
    if (!provenance) {
      throw new Error('buildx wrote no provenance: it is older than 0.14');
    }
    console.log(JSON.stringify(provenance));
  },

  /** Prints what cosign calls a provenance. */
  'provenance-type'(file) {
    console.log(
      json(file).buildDefinition ? 'slsaprovenance1' : 'slsaprovenance02',
    );
  },

  /** Reports that the Dockerfile does not build. */
  async 'build-failed'(requestFile) {
    await reportChecks(json(requestFile), { build: { result: 'failed' } });
  },

  /** Reports everything about an image that was built. */
  async checks(requestFile, layout, scan, sbom, baseSbom) {
    const request = json(requestFile);
    const blob = digest => json(join(layout, 'blobs', ...digest.split(':')));
    const packages = packagesOf(json(sbom));
    await reportChecks(request, {
      build: { result: 'passed' },
      size: { bytes: sizeOf(json(join(layout, 'index.json')), blob) },
      vulnerabilities: findingsOf(json(scan), packages),
      licences: licencesOf(
        packages,
        packagesOf(json(baseSbom)),
        request.packages,
      ),
    });
  },

  /** Reports `merged`, `built`, or `published` with its reference and scan. */
  async progress(requestFile, step, reference, scan, sbom) {
    const request = json(requestFile);
    const { key, commit, logUrl } = jobOf();
    const scanned = scan && findingsOf(json(scan), packagesOf(json(sbom)));
    try {
      const answer = await report(request, 'progress', {
        key: `${key}:${step}`,
        revision: request.revision,
        step,
        commit,
        logUrl,
        ...(scanned && {
          reference,
          tool: scanned.tool,
          findings: countsOf(scanned.findings),
        }),
      });
      console.log(`Request ${request.id}: ${answer.stateTitle}`);
      if (step === 'published' && answer.comment) {
        await comment(request.pullRequestUrl, answer.comment);
      }
    } catch (error) {
      if (error instanceof Refused && error.status === 409) {
        await comment(request.pullRequestUrl, error.message);
      }
      throw error;
    }
  },
};

/** @throws Error when a check failed, so that the job does */
async function reportChecks(request, facts) {
  const { key, commit, logUrl, pullRequestUrl } = jobOf();
  const answer = await report(request, 'checks', {
    key: `${key}:checks`,
    revision: request.revision,
    commit,
    logUrl,
    ...facts,
  });
  for (const { check, state, because } of answer.checks) {
    console.log(`${state.padEnd(8)}${check}: ${because}`);
  }
  if (answer.comment) {
    await comment(pullRequestUrl, answer.comment);
  }
  if (answer.checks.some(({ state }) => state === 'failed')) {
    throw new Error(`Request ${request.id}: ${answer.stateTitle}`);
  }
  console.log(`Request ${request.id}: ${answer.stateTitle}`);
}

function json(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const [name, ...args] = process.argv.slice(2);
try {
  if (!Object.hasOwn(COMMANDS, name ?? '')) {
    throw new Error(`Commands are ${Object.keys(COMMANDS).join(', ')}`);
  }
  await COMMANDS[name](...args);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
