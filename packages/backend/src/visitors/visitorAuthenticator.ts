import { NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Header in which the sign-in page says who the visitor wants to be. */
export const VISITOR_HEADER = 'x-demo-visitor';

/**
 * Signs in whoever the visitor asks to be, if that is one of `visitors`.
 * @param visitors - user refs by the name that stands in the header
 */
export function visitorAuthenticator(visitors: ReadonlyMap<string, string>) {
  return createProxyAuthenticator({
    defaultProfileTransform: async () => ({ profile: {} }),
    initialize({ config }) {
      return (
        process.env.NODE_ENV === 'development' ||
        config.getOptionalBoolean('dangerouslyAllowOutsideDevelopment') === true
      );
    },
    async authenticate({ req }, allowed) {
      if (!allowed) {
        throw new NotAllowedError(
          "Nobody is let in unasked outside of development, unless 'auth.providers.visitor.dangerouslyAllowOutsideDevelopment' is set",
        );
      }
      const wanted = req.header(VISITOR_HEADER);
      const user = wanted === undefined ? undefined : visitors.get(wanted);
      if (!user) {
        throw new NotAllowedError(
          `The demo has no such visitor; it has ${[...visitors.keys()].join(
            ', ',
          )}`,
        );
      }
      return { result: { user } };
    },
  });
}
