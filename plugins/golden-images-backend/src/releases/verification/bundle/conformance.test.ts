import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBundle } from './parseBundle';
import { parseTrustedRoot } from './parseTrustedRoot';
import { parsePublicKey } from './readTrust';
import { statementAbout } from './statement';
import type { Trust } from './Trust';
import { verifyBundle } from './verifyBundle';

/**
 * Cases of the sigstore conformance suite; another folder of them can be named in
 * SIGSTORE_CONFORMANCE. See the README there.
 */
const FIXTURES = join(__dirname, '..', '__fixtures__');
const CASES =
  process.env.SIGSTORE_CONFORMANCE ?? join(FIXTURES, 'sigstore-conformance');

const IDENTITY =
  'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main';
const ISSUER = 'https://token.actions.githubusercontent.com';

const names = readdirSync(CASES, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);

function judge(name: string): void {
  const folder = join(CASES, name);
  const own = (file: string) => join(folder, file);
  const text = (file: string) =>
    existsSync(own(file)) ? readFileSync(own(file), 'utf8').trim() : undefined;
  const artifact = readFileSync(
    existsSync(own('artifact')) ? own('artifact') : join(CASES, 'a.txt'),
  );
  const root =
    text('trusted_root.json') ??
    readFileSync(join(FIXTURES, 'public-good-trusted-root.json'), 'utf8');
  const key = text('key.pub');
  const trust: Trust = {
    keys: key ? [{ name: 'key.pub', key: parsePublicKey(key, 'key.pub') }] : [],
    identities: key
      ? []
      : [
          {
            subject: text('identity') ?? IDENTITY,
            issuer: text('issuer') ?? ISSUER,
          },
        ],
    root: parseTrustedRoot(root, 'trusted_root.json'),
    keysNeedLog: true,
  };
  const bundle = parseBundle(readFileSync(own('bundle.sigstore.json')));
  const { payload } = verifyBundle(bundle, trust, artifact);
  if (payload) {
    const sha256 = createHash('sha256').update(artifact).digest('hex');
    statementAbout(payload, sha256);
  }
}

describe('bundles of the sigstore conformance suite', () => {
  it('are there', () => {
    expect(names.length).toBeGreaterThanOrEqual(30);
    expect(names.filter(name => !name.endsWith('_fail'))).not.toEqual([]);
  });

  let judged = 0;
  let right = 0;
  afterAll(() => {
    process.stderr.write(
      `The sigstore conformance suite: ${judged} bundles judged, ${right} right.\n`,
    );
  });

  it.each(names.filter(name => !name.endsWith('_fail')))('%s', name => {
    judged += 1;
    expect(() => judge(name)).not.toThrow();
    right += 1;
  });

  it.each(names.filter(name => name.endsWith('_fail')))('%s', name => {
    judged += 1;
    // The signature is refused, or what it is to be verified with.
    expect(() => judge(name)).toThrow(
      expect.objectContaining({
        name: expect.stringMatching(/^(SignatureRefused|InputError)$/),
      }),
    );
    right += 1;
  });
});
