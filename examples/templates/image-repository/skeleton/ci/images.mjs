// Which images a change is about, and which request each is of.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { jobOf } from './host.mjs';
import { findRequest, pause, Refused } from './portal.mjs';

const FOLDER = /^images(\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*){2,}$/;
const MERGED = ['approved', 'merged', 'built', 'published'];

/** Folders of images that differ between two commits and are still there, `images/<team>/<image>`. */
export function changedImages(from, to) {
  if (/^0+$/.test(from)) {
    console.error('A new branch: there is nothing that it differs from');
    return [];
  }
  const files = execFileSync(
    'git',
    // The owner of a checkout inside a container is somebody else.
    [
      '-c',
      'safe.directory=*',
      'diff',
      '--name-only',
      '-z',
      '--no-renames',
      from,
      to,
      '--',
      'images/',
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
    .split('\0')
    .filter(Boolean);
  const folders = [...new Set(files.flatMap(imageOf))];
  const odd = folders.filter(each => !FOLDER.test(each));
  if (odd.length > 0) {
    throw new Error(
      `No image can be called ${JSON.stringify(
        odd[0],
      )}: names are lower case, as in a registry`,
    );
  }
  return folders.sort();
}

/** The outermost folder above a file that has a Dockerfile; nothing for one that is gone. */
function imageOf(file) {
  const parts = file.split('/');
  for (let length = 3; length < parts.length; length += 1) {
    const folder = parts.slice(0, length).join('/');
    if (isFile(`${folder}/Dockerfile`)) {
      return [folder];
    }
  }
  return [];
}

function isFile(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * The request of an image: of its very Dockerfile, and as far as `purpose` needs.
 * A template opens the pull request first and submits then: what is not there yet is waited for.
 */
export async function requestOf(folder, purpose, env = process.env) {
  if (!isFile(`${folder}/Dockerfile`)) {
    throw new Error(`${folder} has no Dockerfile`);
  }
  const text = readFileSync(`${folder}/Dockerfile`, 'utf8');
  const { pullRequestUrl } = jobOf(env);
  const query = {
    path: `${folder}/Dockerfile`,
    dockerfileDigest: digestOf(text),
    ...(purpose === 'checks' && pullRequestUrl ? { pullRequestUrl } : {}),
  };
  const { WAIT_SECONDS = '180', WAIT_MS = '5000' } = env;
  const until = Date.now() + Number(WAIT_SECONDS) * 1000;
  for (;;) {
    const { request, problem, early } = await look(query, purpose, env);
    if (!problem) {
      return request;
    }
    if (purpose !== 'checks' || !early || Date.now() >= until) {
      throw new Error(problem);
    }
    await pause(Number(WAIT_MS));
  }
}

async function look(query, purpose, env) {
  let request;
  try {
    request = await findRequest(query, env);
  } catch (error) {
    if (error instanceof Refused && error.status === 404) {
      return { problem: error.message, early: true };
    }
    throw error;
  }
  const { id, revision, state, stateTitle, dockerfileDigest } = request;
  if (state === 'draft') {
    return {
      problem: `Request ${id} is a draft: submit it in the portal, then run this again`,
      early: true,
    };
  }
  if (dockerfileDigest !== query.dockerfileDigest) {
    return {
      problem: `${query.path} is not the Dockerfile of request ${id}, revision ${revision}: submit it there, so that what is built is what is reviewed`,
      // A new revision is submitted and pushed in either order.
      early: true,
    };
  }
  const merged = MERGED.includes(state) && state !== 'approved';
  if (purpose === 'checks' && merged) {
    return {
      problem: `Request ${id} is “${stateTitle}”: what changes its image is asked for anew`,
    };
  }
  if (purpose === 'publish' && !MERGED.includes(state)) {
    return {
      problem: `Request ${id} is “${stateTitle}”: nothing is published that both teams have not approved`,
    };
  }
  return { request };
}

/** As the portal has it: whatever the line ends, and whatever white space ends it. */
function digestOf(text) {
  const canonical = text.replace(/\r\n?/g, '\n').trimEnd();
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}
