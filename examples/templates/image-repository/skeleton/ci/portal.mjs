// Calls of the portal. A call that fails is tried again: each has a key, so that the portal counts it once.

const TRIES = 6;
const AGAIN = [408, 429, 500, 502, 503, 504];

/** What the portal refused, with its own words. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The request whose Dockerfile is at a path. @throws Refused, 404 for none */
export function findRequest(query, env = process.env) {
  return call(env, `requested-image?${new URLSearchParams(query)}`);
}

/** Reports `checks` or `progress` of a request. @throws Refused */
export function report(request, what, body, env = process.env) {
  return call(env, `requests/${request.id}/${what}`, body);
}

export function pause(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

async function call(env, path, body) {
  const { PORTAL_URL, PORTAL_TOKEN, RETRY_MS = '2000' } = env;
  if (!PORTAL_URL || !PORTAL_TOKEN) {
    throw new Error(
      'PORTAL_URL and PORTAL_TOKEN are not set: a job without the token reports nothing',
    );
  }
  const url = `${PORTAL_URL.replace(
    /\/+$/,
    '',
  )}/api/golden-images/customizations/${path}`;
  for (let tried = 1; ; tried += 1) {
    const { status, json, problem } = await once(url, PORTAL_TOKEN, body);
    if (status >= 200 && status < 300) {
      return json;
    }
    if (status !== undefined && !AGAIN.includes(status)) {
      throw new Refused(
        status,
        json?.error?.message ?? `The portal answers with ${status}`,
      );
    }
    if (tried === TRIES) {
      throw new Error(
        `The portal does not answer: ${problem ?? `status ${status}`}`,
      );
    }
    await pause(Number(RETRY_MS) * 2 ** (tried - 1));
  }
}

/** One call. What fails on the way there or back has no status. */
async function once(url, token, body) {
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
      // The token is for the portal and nobody it may point to.
      redirect: 'error',
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    return { status: response.status, json: text ? parse(text) : undefined };
  } catch (error) {
    return { problem: error.cause?.message ?? error.message };
  }
}

/** What stands in front of the portal may answer with a page. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
