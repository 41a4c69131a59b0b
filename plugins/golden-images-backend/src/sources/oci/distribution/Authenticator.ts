import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import { z } from 'zod';
import { parseJson } from '../content/parseJson';
import { checkRealm } from './checkRealm';
import type { Credentials, CredentialsProvider } from './Credentials';
import type { ExchangeRequest, Reply } from './exchange';
import { parseChallenges } from './parseChallenges';
import { mayTryAgain } from './retryWait';
import { statusError } from './statusError';
import { basicHeader, tokenRequest, type BearerScheme } from './tokenRequest';

const DEFAULT_LIFE_SECONDS = 60;
/** Part of a token's life after which it counts as expired, so that none expires on its way. */
const USABLE_LIFE = 0.9;

const tokenSchema = z
  .object({
    token: z.string().optional(),
    access_token: z.string().optional(),
    expires_in: z.number().positive().optional(),
  })
  .refine(reply => reply.token || reply.access_token, 'there is no token');

/** Options of an {@link Authenticator}. */
export interface AuthenticatorOptions {
  /** Where the registry's API is. */
  readonly url: URL;
  readonly credentials: CredentialsProvider;
  /** Hosts beside the registry's own that may issue its tokens. */
  readonly tokenHosts: readonly string[];
  /** Largest answer of the token endpoint, in bytes. */
  readonly tokenBytes: number;
  readonly now: () => Date;
  readonly send: (
    request: ExchangeRequest,
    options: { signal: AbortSignal },
  ) => Promise<Reply>;
}

/** How the registry wants to be signed in to, learnt from its challenges. */
type Scheme =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly header: string }
  | BearerScheme;

/**
 * Signs requests in: anonymous, Basic, or Bearer with tokens of the registry's
 * token endpoint, kept per scope. Credentials go to the registry and to its
 * token hosts, nowhere else.
 */
export class Authenticator {
  readonly #options: AuthenticatorOptions;
  readonly #tokens = new Map<string, { token: string; usableUntil: number }>();
  #scheme: Scheme = { kind: 'none' };
  #challenge = '';
  #credentials: Credentials = { kind: 'anonymous' };

  static create(options: AuthenticatorOptions): Authenticator {
    return new Authenticator(options);
  }

  private constructor(options: AuthenticatorOptions) {
    this.#options = options;
  }

  /**
   * The `Authorization` header for a scope, as far as is known; `undefined`
   * for none. Throws {@link ImageReadError} when no token can be had.
   */
  async header(
    scope: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    switch (this.#scheme.kind) {
      case 'none':
        return undefined;
      case 'fixed':
        return this.#scheme.header;
      case 'bearer':
        return `Bearer ${await this.#token(this.#scheme, scope, signal)}`;
      default:
        return assertNever(this.#scheme);
    }
  }

  /**
   * Learns from a 401. What was known is dropped: a token may have expired or
   * been revoked, a file of credentials renewed. Throws `unauthorised` when
   * nothing that we have can answer the challenge.
   */
  async challenged(reply: Reply, scope: string): Promise<void> {
    this.#tokens.delete(scope);
    this.#challenge = reply.headers.get('www-authenticate') ?? '';
    this.#credentials = await this.#options.credentials();
    this.#scheme = this.#choose(this.#challenge);
  }

  /**
   * Takes credentials that were renewed since they were last used. Some
   * registries refuse expired ones with 403, without a challenge (Amazon ECR).
   * @returns whether there are others than before. Throws as {@link challenged} does.
   */
  async renewed(): Promise<boolean> {
    if (this.#scheme.kind === 'none' || !(await this.#renew())) {
      return false;
    }
    this.#scheme = this.#choose(this.#challenge);
    return true;
  }

  /** Whether the credentials are others than before; tokens that were had with those are dropped. */
  async #renew(): Promise<boolean> {
    const before = JSON.stringify(this.#credentials);
    this.#credentials = await this.#options.credentials();
    if (JSON.stringify(this.#credentials) === before) {
      return false;
    }
    this.#tokens.clear();
    return true;
  }

  #choose(header: string): Scheme {
    const { host } = this.#options.url;
    const challenges = parseChallenges(header);
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer && this.#credentials.kind === 'token') {
      return { kind: 'fixed', header: `Bearer ${this.#credentials.token}` };
    }
    if (bearer?.parameters.realm) {
      const { realm, service } = bearer.parameters;
      return {
        kind: 'bearer',
        realm: checkRealm(realm, this.#options),
        service,
      };
    }
    if (!challenges.some(({ scheme }) => scheme === 'basic')) {
      throw new ImageReadError(
        'unauthorised',
        `${host} asks for a way to sign in that is not known (neither Basic nor Bearer)`,
      );
    }
    const authorization = basicHeader(this.#credentials);
    if (!authorization) {
      throw new ImageReadError(
        'unauthorised',
        `${host} asks for a user name and a password, and none are configured`,
      );
    }
    return { kind: 'fixed', header: authorization };
  }

  async #token(
    scheme: BearerScheme,
    scope: string,
    signal: AbortSignal,
  ): Promise<string> {
    const { now, send, tokenBytes } = this.#options;
    const kept = this.#tokens.get(scope);
    const at = now().getTime();
    if (kept && at < kept.usableUntil) {
      return kept.token;
    }
    await this.#renew();
    const reply = await send(
      {
        ...tokenRequest(scheme, scope, this.#credentials),
        maxBytes: tokenBytes,
      },
      { signal },
    );
    const what = `a token of ${scheme.realm.host}`;
    if (reply.status >= 400 && !mayTryAgain(reply.status)) {
      throw new ImageReadError(
        'unauthorised',
        `${scheme.realm.host} refuses a token (status ${reply.status})`,
      );
    }
    if (reply.status !== 200) {
      throw statusError(reply, what);
    }
    const body = parseJson(reply.body, tokenSchema, {
      what: `The answer with ${what}`,
      depth: 8,
    });
    const token = body.token || body.access_token || '';
    const life = (body.expires_in ?? DEFAULT_LIFE_SECONDS) * 1000;
    this.#tokens.set(scope, { token, usableUntil: at + life * USABLE_LIFE });
    return token;
  }
}

function assertNever(value: never): never {
  throw new Error(`Unexpected ${JSON.stringify(value)}`);
}
