import { DEFAULT_POLICY, type Policy } from '../policy/policy';
import { environmentOf, isExcludedNamespace } from './environment';

const policy: Policy = {
  ...DEFAULT_POLICY,
  environments: [
    { name: 'staging', clusters: ['staging-*'] },
    { name: 'development', namespaces: ['dev-*', '*-preview-*-tmp'] },
    { name: 'production', clusters: ['prod-eu', 'prod-us'] },
  ],
  defaultEnvironment: 'unclassified',
  excludedNamespaces: ['kube-*', 'monitoring'],
};

describe('environmentOf', () => {
  it.each([
    ['prod-eu', 'payments', 'production'],
    ['staging-1', 'payments', 'staging'],
    ['prod-eu', 'dev-alice', 'development'],
    ['prod-eu', 'shop-preview-42-tmp', 'development'],
    ['prod-eu', 'shop-preview-tmp', 'production'],
    ['prod-asia', 'payments', 'unclassified'],
    ['my-staging-1', 'payments', 'unclassified'],
  ])(
    '%s/%s is %s: the first rule that matches, else the default',
    (cluster, namespace, expected) => {
      expect(environmentOf({ cluster, namespace }, policy)).toBe(expected);
    },
  );
});

describe('isExcludedNamespace', () => {
  it.each([
    ['kube-system', true],
    ['monitoring', true],
    ['monitoring-2', false],
    ['my-kube-system', false],
  ])('%s: %s', (namespace, expected) => {
    expect(isExcludedNamespace(namespace, policy)).toBe(expected);
  });

  it('answers at once for hostile patterns', () => {
    const hostile = {
      ...policy,
      excludedNamespaces: [`${'*a'.repeat(5000)}b`],
    };
    expect(isExcludedNamespace('a'.repeat(10_000), hostile)).toBe(false);
  });
});
