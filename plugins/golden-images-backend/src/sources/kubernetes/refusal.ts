import {
  AuthenticationError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { statusSchema } from './objects';
import { apiGroupOf, type Resource } from './resources';

/** Characters of a server's message that are passed on. */
const LONGEST = 300;

/** What was asked for, in the words of RBAC. */
export interface Request {
  readonly cluster: string;
  readonly verb: 'get' | 'list';
  readonly resource: Resource;
  readonly namespace?: string;
}

/** `cannot list pods in namespace 'payments' of cluster 'prod'` */
export function cannot({
  cluster,
  verb,
  resource,
  namespace,
}: Request): string {
  const where = namespace ? `in namespace '${namespace}'` : 'in all namespaces';
  return `cannot ${verb} ${resource.plural} ${where} of cluster '${cluster}'`;
}

/**
 * The error for an answer other than 2xx, in words that say what to do.
 *
 * @param body - the answer, parsed if it was JSON
 */
export function refusal(
  request: Request,
  status: number,
  body: unknown,
): Error {
  const said = whatItSaid(body);
  const problem = cannot(request);
  switch (status) {
    case 401:
      return new AuthenticationError(
        `${problem}: the credential was not accepted (401)${said}`,
      );
    case 403:
      return new NotAllowedError(
        statusSchema.safeParse(body).success
          ? `${problem}: needs get, list on ${inGroup(request.resource)}${said}`
          : `${problem}: something before the API server refused the request (403)${said}`,
      );
    case 404:
      return new NotFoundError(
        `${problem}: nothing is served at ${request.resource.groupPath} (404)${said}`,
      );
    case 410:
      return new ServiceUnavailableError(
        `${problem}: the listing expired again and again (410); the API server drops its history faster than it can be read${said}`,
      );
    default:
      return new ServiceUnavailableError(
        status >= 300 && status < 400
          ? `${problem}: a redirect (${status}) was answered, and redirects are not followed`
          : `${problem}: the answer was ${status}${said}`,
      );
  }
}

function inGroup(resource: Resource): string {
  const group = apiGroupOf(resource);
  return group === ''
    ? `${resource.plural} (core API group)`
    : `${resource.plural} (API group '${group}')`;
}

/** The message of a Status, or of a Backstage error from the portal's proxy. */
function whatItSaid(body: unknown): string {
  const status = statusSchema.safeParse(body);
  const message = status.success ? status.data.message : portalMessage(body);
  if (!message) {
    return '';
  }
  const line = withoutCredentials(message.replace(/\s+/g, ' ').trim());
  return `: ${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}`;
}

/** A server, or something before it, may repeat in its message what was sent to it. */
function withoutCredentials(text: string): string {
  return text
    .replace(/\b(bearer|basic)\s+[^\s"',;]+/gi, '$1 …')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '…');
}

function portalMessage(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) {
    return undefined;
  }
  const { error } = body;
  return typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
    ? error.message
    : undefined;
}
