/** How a registry is signed in to. Never logged, never part of an error. */
export type Credentials =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'basic';
      readonly username: string;
      readonly password: string;
    }
  /** A ready bearer token of the registry. */
  | { readonly kind: 'token'; readonly token: string }
  /** A refresh token, to be exchanged at the token endpoint (docker's `identitytoken`). */
  | { readonly kind: 'identity'; readonly token: string };

/** Gives the credentials of now: a file of secrets may be renewed while we run. */
export type CredentialsProvider = () => Promise<Credentials>;
