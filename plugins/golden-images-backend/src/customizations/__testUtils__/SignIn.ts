import { generateKeyPairSync, sign } from 'node:crypto';
import {
  coreServices,
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';

const KEY_ID = 'sign-in';
/** Of tokens, in seconds. */
const LIFETIME = 3600;

/** Signs people in, as the portal's own auth plugin does: with tokens that Backstage's services verify and pass on. */
export class SignIn {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  /** The value of the header by which a user is known for the next hour. */
  header(user: string): string {
    const iat = Math.floor(Date.now() / 1000);
    const claims = { sub: user, iat, exp: iat + LIFETIME };
    const limited = this.#token('vnd.backstage.limited-user', claims);
    const token = this.#token('vnd.backstage.user', {
      ...claims,
      iss: 'auth',
      aud: 'backstage',
      ent: [user],
      // By which other plugins may be asked on behalf of the user.
      uip: limited.split('.')[2],
    });
    return `Bearer ${token}`;
  }

  /** Tells the others of the key. */
  feature(): BackendFeature {
    return createBackendPlugin({
      pluginId: 'auth',
      register: env => {
        env.registerInit({
          deps: { httpRouter: coreServices.httpRouter },
          init: async ({ httpRouter }) => {
            const path = '/.well-known/jwks.json';
            httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
            httpRouter.use((request, response, next) => {
              if (request.path === path) {
                response.json({ keys: [this.#publicKey()] });
              } else {
                next();
              }
            });
          },
        });
      },
    });
  }

  #publicKey() {
    return {
      ...this.#keys.publicKey.export({ format: 'jwk' }),
      kid: KEY_ID,
      alg: 'ES256',
      use: 'sig',
    };
  }

  #token(typ: string, claims: object): string {
    const text = [{ typ, alg: 'ES256', kid: KEY_ID }, claims]
      .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = sign('sha256', Buffer.from(text), {
      key: this.#keys.privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    return `${text}.${signature.toString('base64url')}`;
  }
}
