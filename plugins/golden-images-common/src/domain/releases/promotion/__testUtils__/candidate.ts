import { digestOf } from '../../__testUtils__/release';
import { releaseId } from '../../releaseName';
import type { Candidate } from '../candidate';
import { GATES, type GateResult } from '../gate';

/** A candidate of python 3.12 found upstream; everything else as given. */
export function candidate(facts: Partial<Candidate> = {}): Candidate {
  const version = facts.version ?? '2.1.0';
  return {
    id: releaseId('python', '3.12', version),
    family: 'python',
    track: '3.12',
    version,
    registry: 'registry.cleanstart.com',
    repository: 'python',
    tag: `3.12-${version}`,
    digest: digestOf('content'),
    upstream: {
      reference: `registry.cleanstart.com/python:3.12-${version}`,
      digest: digestOf('content'),
    },
    mode: 'mirror',
    preRelease: false,
    stage: 'testing',
    openedAt: '2024-05-01T00:00:00.000Z',
    openedBy: 'system',
    foundBy: 'scan',
    ...facts,
  };
}

/** Every gate passed. */
export function passedGates(): GateResult[] {
  return GATES.map(gate => ({ gate, state: 'passed', because: 'It holds.' }));
}
