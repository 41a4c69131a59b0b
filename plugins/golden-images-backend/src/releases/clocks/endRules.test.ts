import {
  DEFAULT_POLICY,
  type Release,
} from '@image-governance/plugin-golden-images-common';
import { removalObstacle } from './endRules';

const release: Release = {
  id: 'python/3.12/1.0.0',
  family: 'python',
  track: '3.12',
  version: '1.0.0',
  registry: 'internal-registry.company.com',
  repository: 'golden/python',
  tag: '3.12-golden-v1.0.0',
  digest: `sha256:${'a'.repeat(64)}`,
  platforms: [],
  recorded: true,
  promotedAt: '2024-01-01',
};
const obstacle = (day: string, facts: Partial<Release> = {}) =>
  removalObstacle({ ...release, ...facts }, DEFAULT_POLICY, day);

describe('whether a release may be removed', () => {
  it('not before its removal was announced', () => {
    expect(obstacle('2024-06-01')).toContain('is not announced');
  });

  it('not before the announced day, and from it on', () => {
    const announced = { announcedAt: '2024-03-01', removalAt: '2024-09-01' };
    expect(obstacle('2024-08-31', announced)).toContain(
      'not to be removed before 1 Sep 2024',
    );
    expect(obstacle('2024-09-01', announced)).toBeUndefined();
  });

  it('once it is archived, also where nobody announced anything (R-RET-05)', () => {
    expect(obstacle('2025-09-30')).toContain('is not announced');
    expect(obstacle('2025-10-01')).toBeUndefined();
  });

  it('not twice', () => {
    expect(obstacle('2026-01-01', { removedAt: '2025-12-01' })).toContain(
      'was removed on 1 Dec 2025',
    );
  });
});
