import { TierClassifier } from '../TierClassifier';

let classifier: TierClassifier;

beforeAll(async () => {
  classifier = await TierClassifier.create();
});

function classify(...lines: readonly string[]) {
  return classifier.classify({ kind: 'manifest', text: lines.join('\n') });
}

const POD =
  'containers: [{name: app, image: a, securityContext: {runAsUser: 0}}]';

it.each([
  ['a Pod', `kind: Pod\nspec: {${POD}}`],
  ['a Deployment', `kind: Deployment\nspec: {template: {spec: {${POD}}}}`],
  [
    'a CronJob',
    `kind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {${POD}}}}}}`,
  ],
  ['a List', `kind: List\nitems: [{kind: Pod, spec: {${POD}}}]`],
  ['a custom kind', `kind: Rollout\nspec: {template: {spec: {${POD}}}}`],
  ['the second document', `kind: Service\n---\nkind: Pod\nspec: {${POD}}`],
  [
    'init containers',
    `kind: Pod\nspec: {${POD.replace('containers', 'initContainers')}}`,
  ],
  [
    'an alias',
    `x: &x {runAsUser: 0}\nkind: Pod\nspec: {containers: [{image: a, securityContext: *x}]}`,
  ],
  [
    'a merge key',
    `x: &x {runAsUser: 0}\nkind: Pod\nspec: {containers: [{image: a, securityContext: {<<: *x}}]}`,
  ],
])('root is found in %s', (_, text) => {
  expect(classify(text).findings).toContainEqual(
    expect.objectContaining({ tier: 3, item: 'root-user' }),
  );
});

it.each<[string, number, string]>([
  ['hostNetwork: true', 3, 'network-stack'],
  ['hostPID: true', 3, 'hardening'],
  ['hostIPC: true', 3, 'hardening'],
  ['volumes: [{hostPath: {path: /var/run/docker.sock}}]', 3, 'hardening'],
  ['volumes: [{hostPath: {path: /srv/data}}]', 2, 'security-context'],
  ['securityContext: {runAsUser: 0}', 3, 'root-user'],
  ['securityContext: {runAsUser: 1001}', 2, 'user'],
  ['securityContext: {runAsUser: "$UID"}', 3, 'root-user'],
  ['securityContext: {runAsGroup: 0}', 2, 'user'],
  ['securityContext: {runAsNonRoot: false}', 2, 'security-context'],
  [
    'securityContext: {sysctls: [{name: net.x, value: "1"}]}',
    3,
    'network-stack',
  ],
  ['securityContext: {seLinuxOptions: {type: spc_t}}', 3, 'hardening'],
  ['securityContext: {windowsOptions: {hostProcess: true}}', 3, 'hardening'],
])('%s of a pod is tier %i, %s', (line, tier, item) => {
  const report = classify(
    'kind: Pod',
    'spec:',
    '  containers: [{image: a}]',
    `  ${line}`,
  );

  expect(report.tier).toBe(tier);
  expect(report.findings).toEqual([
    expect.objectContaining({ item, tier, line: 4 }),
  ]);
});

it.each<[string, number, string]>([
  [
    'securityContext: {capabilities: {add: [CAP_SYS_MODULE]}}',
    3,
    'kernel-module',
  ],
  ['securityContext: {capabilities: {add: [NET_ADMIN]}}', 3, 'network-stack'],
  ['securityContext: {capabilities: {add: [ALL]}}', 3, 'hardening'],
  ['securityContext: {capabilities: {add: [SYS_TIME]}}', 2, 'security-context'],
  ['securityContext: {capabilities: {drop: [NET_RAW]}}', 2, 'security-context'],
  ['securityContext: {privileged: false}', 2, 'security-context'],
  ['securityContext: {procMount: Unmasked}', 3, 'hardening'],
  ['command: [sh, -c, "mount -o remount,rw /"]', 3, 'remount'],
  ['args: [sh, -c, "worker & app"]', 3, 'service'],
  ['lifecycle: {postStart: {exec: {command: [apk, add, bash]}}}', 3, 'shell'],
  ['ports: [{hostPort: 80}]', 2, 'security-context'],
  ['volumeMounts: [{mountPath: /etc/ssl/certs}]', 2, 'certificate'],
  ['env: [{name: A, value: b}]', 1, 'environment'],
  [
    'env: [{name: PIP_INDEX_URL, value: "https://x.example"}]',
    3,
    'external-source',
  ],
  ['resources: {requests: {cpu: 1}}', 2, 'resources'],
])('%s of a container is tier %i, %s', (line, tier, item) => {
  const report = classify(
    'kind: Pod',
    'spec:',
    '  containers:',
    '    - image: a',
    `      ${line}`,
  );

  expect(report.tier).toBe(tier);
  expect(report.findings).toContainEqual(
    expect.objectContaining({ item, tier, line: 5 }),
  );
});

it('a container beside the application may be an agent', () => {
  const report = classify(
    'kind: Pod',
    'spec:',
    '  containers:',
    '    - image: a',
    '    - image: registry.example/proxy',
  );

  expect(report.findings).toEqual([
    expect.objectContaining({ item: 'agent', tier: 2, undecided: true }),
  ]);
  expect(report.images.map(each => each.line)).toEqual([4, 5]);
});

it('certificates are found in a secret', () => {
  expect(classify('kind: Secret', 'type: kubernetes.io/tls')).toMatchObject({
    tier: 2,
    findings: [{ item: 'certificate' }],
  });
});
