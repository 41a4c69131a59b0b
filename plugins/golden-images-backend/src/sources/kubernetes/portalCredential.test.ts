import { portalCredential } from './portalCredential';

const NONE = { 'Backstage-Kubernetes-Authorization': '' };

describe('portalCredential', () => {
  it.each(['serviceAccount', 'aws', 'azure', 'googleServiceAccount'])(
    'leaves the credential of %s to the portal',
    provider => {
      expect(portalCredential('prod', provider)).toEqual({});
    },
  );

  it('sends none for a kubectl proxy', () => {
    expect(portalCredential('local', 'localKubectlProxy')).toEqual(NONE);
  });

  it.each(['aks', 'google', 'oidc', 'pinniped'])(
    'refuses %s, which is a user’s own',
    provider => {
      expect(() => portalCredential('prod', provider, 'anonymous')).toThrow(
        /cannot be scanned in the background/,
      );
    },
  );

  it("takes the configuration's word for an auth provider of the portal's own, and does not guess", () => {
    expect(portalCredential('prod', 'x509', 'server-side')).toEqual({});
    expect(portalCredential('prod', 'mesh', 'anonymous')).toEqual(NONE);
    expect(() => portalCredential('prod', 'x509')).toThrow(
      /say with customAuthProvider whether/,
    );
  });
});
