import {
  customizedDockerfile,
  exampleDockerfile,
  serviceDockerfile,
} from '../../releases/exampleDockerfile';
import { TierClassifier } from './TierClassifier';

const BASE = `internal-registry.company.com/golden/python:3.12-golden-v2.1.0@sha256:${'a'.repeat(
  64,
)}`;

describe('the Dockerfiles that we write', () => {
  it.each(['python', 'node', 'java', 'go', 'nginx'])(
    'need no approval for a new service: %s',
    async family => {
      const classifier = await TierClassifier.create();
      for (const text of [
        serviceDockerfile(family, BASE),
        serviceDockerfile(family, BASE, ['start', 'it']),
        exampleDockerfile(family, BASE, 'packages'),
      ]) {
        expect(classifier.classify({ kind: 'dockerfile', text })).toMatchObject(
          { tier: 1 },
        );
      }
    },
  );

  it('are tier 2 with a system package, which is found with its version', async () => {
    const classifier = await TierClassifier.create();
    const packages = [{ name: 'postgresql-client', version: '15.1' }];
    expect(
      classifier.classify({
        kind: 'dockerfile',
        text: customizedDockerfile(BASE, packages),
      }),
    ).toMatchObject({ tier: 2, packages });
    expect(
      classifier.classify({
        kind: 'dockerfile',
        text: exampleDockerfile('python', BASE, 'system-tool'),
      }).tier,
    ).toBe(2);
  });
});
