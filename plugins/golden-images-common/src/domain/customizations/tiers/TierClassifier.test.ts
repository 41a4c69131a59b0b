import { TierClassifier } from './TierClassifier';
import type { Tier, TierReport } from './tier';

const BASE = `FROM internal-registry.company.com/golden/python:3.12-stable@sha256:${'a'.repeat(
  64,
)}`;

let classifier: TierClassifier;

beforeAll(async () => {
  classifier = await TierClassifier.create();
});

function dockerfile(...lines: readonly string[]): TierReport {
  return classifier.classify({
    kind: 'dockerfile',
    text: [BASE, ...lines].join('\n'),
  });
}

function manifest(text: string): TierReport {
  return classifier.classify({ kind: 'manifest', text });
}

/** A pod with one container that has these lines. */
function container(...lines: readonly string[]): TierReport {
  return manifest(
    [
      'apiVersion: v1',
      'kind: Pod',
      'spec:',
      '  containers:',
      '    - name: app',
      '      image: registry.example/app:1',
      ...lines.map(line => `      ${line}`),
    ].join('\n'),
  );
}

/** Items of the tier that decided. */
function deciding({ tier, findings }: TierReport): string[] {
  return [
    ...new Set(
      findings.filter(each => each.tier === tier).map(each => each.item),
    ),
  ];
}

it('GT-TIER-01: the example of the handbook is tier 1, with an advisory on its health check', () => {
  const report = dockerfile(
    'COPY requirements.txt /app/',
    'RUN pip install -r /app/requirements.txt',
    'COPY app.py /app/',
    'ENV APP_ENV=production',
    'HEALTHCHECK --interval=30s CMD curl -f http://localhost:8000/health || exit 1',
  );

  expect(report.tier).toBe(1);
  expect(report.findings.map(each => [each.line, each.item])).toEqual([
    [2, 'application-code'],
    [3, 'language-package'],
    [4, 'application-code'],
    [5, 'environment'],
    [6, 'health-check'],
  ]);
  expect(report.findings[4].advisory).toBe(
    'HEALTHCHECK needs a shell and curl, which golden images do not have: use exec form or a Kubernetes probe',
  );
});

it('GT-TIER-02: the postgresql-client of the handbook is a system package', () => {
  const report = dockerfile('RUN apk add --no-cache postgresql-client');

  expect(report.tier).toBe(2);
  expect(report.findings).toEqual([
    expect.objectContaining({
      item: 'system-package',
      line: 2,
      excerpt: 'RUN apk add --no-cache postgresql-client',
    }),
  ]);
  expect(report.packages).toEqual([
    { manager: 'apk', name: 'postgresql-client' },
  ]);
  expect(report.images).toEqual([
    { reference: BASE.slice('FROM '.length), line: 1, ships: true },
  ]);
});

it.each<[id: string, line: string, tier: Tier, item: string]>([
  ['GT-TIER-03', 'RUN apk add curl', 2, 'system-package'],
  ['GT-TIER-04', 'RUN pip install x', 1, 'language-package'],
  ['GT-TIER-04', 'RUN npm install', 1, 'language-package'],
  ['GT-TIER-04', 'RUN go get ./...', 1, 'language-package'],
  ['GT-TIER-04', 'ENV A=b', 1, 'environment'],
  ['GT-TIER-04', 'COPY app.py /app/', 1, 'application-code'],
  ['GT-TIER-04', 'WORKDIR /data', 1, 'application-directory'],
  ['GT-TIER-05', 'RUN apk add bash', 3, 'shell'],
  ['GT-TIER-05', 'RUN apk add sh', 3, 'shell'],
  ['GT-TIER-05', 'RUN apk add dash', 3, 'shell'],
  ['GT-TIER-06', 'USER root', 3, 'root-user'],
  ['GT-TIER-06', 'USER 0', 3, 'root-user'],
  ['GT-TIER-06', 'USER 0:0', 3, 'root-user'],
  ['GT-TIER-07', 'USER 1001', 2, 'user'],
  ['GT-TIER-07', 'USER nonroot:nonroot', 2, 'user'],
  ['GT-TIER-08', 'RUN mount -o remount,rw /', 3, 'remount'],
  [
    'GT-TIER-09',
    'RUN apk add --repository https://dl-cdn.alpinelinux.org/x foo',
    3,
    'external-source',
  ],
  [
    'GT-TIER-09',
    'RUN pip install --extra-index-url https://evil/ x',
    3,
    'external-source',
  ],
  ['GT-TIER-09', 'ADD https://x/y /y', 3, 'external-source'],
  [
    'GT-TIER-09',
    'RUN apk add --repository https://clnpkgs.clnstrt.dev/main foo',
    2,
    'system-package',
  ],
  ['GT-TIER-11', 'RUN modprobe x', 3, 'kernel-module'],
  ['GT-TIER-11', 'RUN apk add iptables', 3, 'network-stack'],
  ['GT-TIER-11', 'CMD supervisord', 3, 'service'],
  ['GT-TIER-11', 'CMD worker & app', 3, 'service'],
  [
    'GT-TIER-12',
    'COPY corp-ca.crt /usr/local/share/ca-certificates/',
    2,
    'certificate',
  ],
  ['GT-TIER-12', 'LABEL maintainer=us', 2, 'image-metadata'],
  ['GT-TIER-12', 'RUN apk add openssl-fips', 2, 'fips'],
  ['GT-TIER-15', 'RUN apk add --no-cache \\\n  bash', 3, 'shell'],
  ['GT-TIER-15', 'run apk add bash', 3, 'shell'],
  ['GT-TIER-15', 'RUN ["apk","add","bash"]', 3, 'shell'],
])('%s: %s is tier %i, %s', (_, line, tier, item) => {
  const report = dockerfile(line);

  expect(report.tier).toBe(tier);
  expect(deciding(report)).toEqual([item]);
  expect(report.findings.every(each => each.line === 2)).toBe(true);
});

it.each<[id: string, lines: string[], tier: Tier, item: string]>([
  ['GT-TIER-06', ['securityContext:', '  runAsUser: 0'], 3, 'root-user'],
  [
    'GT-TIER-08',
    ['securityContext:', '  readOnlyRootFilesystem: false'],
    2,
    'security-context',
  ],
  [
    'GT-TIER-10',
    ['securityContext:', '  seccompProfile: {type: Unconfined}'],
    3,
    'hardening',
  ],
  [
    'GT-TIER-10',
    ['securityContext:', '  appArmorProfile: {type: Unconfined}'],
    3,
    'hardening',
  ],
  ['GT-TIER-10', ['securityContext:', '  privileged: true'], 3, 'hardening'],
  [
    'GT-TIER-11',
    ['securityContext:', '  capabilities: {add: [NET_RAW]}'],
    3,
    'network-stack',
  ],
  [
    'GT-TIER-12',
    ['resources:', '  limits: {cpu: 1, memory: 1Gi}'],
    2,
    'resources',
  ],
  [
    'GT-TIER-12',
    ['securityContext:', '  capabilities: {drop: [ALL]}'],
    2,
    'security-context',
  ],
  [
    'GT-TIER-13',
    ['livenessProbe:', '  httpGet: {path: /, port: 80}'],
    1,
    'health-check',
  ],
  [
    'GT-TIER-13',
    ['readinessProbe:', '  httpGet: {path: /, port: 80}'],
    1,
    'health-check',
  ],
])('%s: %j is tier %i, %s', (_, lines, tier, item) => {
  const report = container(...lines);

  expect(report.tier).toBe(tier);
  expect(deciding(report)).toEqual([item]);
});

it('GT-TIER-10: AppArmor is unconfined by annotation', () => {
  const report = manifest(
    'kind: Pod\nmetadata:\n  annotations:\n    container.apparmor.security.beta.kubernetes.io/app: unconfined\n',
  );

  expect([report.tier, deciding(report)]).toEqual([3, ['hardening']]);
});

it('GT-TIER-12: a fluent-bit beside the application is an agent', () => {
  const report = container('ports: []', '');
  expect(report.tier).toBe(1);

  const sidecar = manifest(
    'kind: Pod\nspec:\n  containers:\n    - {name: app, image: registry.example/app}\n    - {name: logs, image: "fluent/fluent-bit:3"}\n',
  );
  expect([sidecar.tier, deciding(sidecar)]).toEqual([2, ['agent']]);
  expect(sidecar.findings[0].undecided).toBeUndefined();
});

it('GT-TIER-12: FIPS packages are nothing new on a FIPS image', () => {
  const report = classifier.classify({
    kind: 'dockerfile',
    text: 'FROM registry.example/golden/python:3.12-fips\nRUN apk add openssl-fips',
  });

  expect(deciding(report)).toEqual(['system-package']);
});

it('GT-TIER-13: labels of Kubernetes are tier 1', () => {
  const report = manifest('kind: Service\nmetadata:\n  labels: {team: data}\n');

  expect([report.tier, deciding(report)]).toEqual([1, ['kubernetes-metadata']]);
});

it('GT-TIER-14: the highest tier wins, and all findings are listed', () => {
  const report = dockerfile('ENV A=b', 'RUN apk add curl', 'USER root');

  expect(report.tier).toBe(3);
  expect(report.findings.map(each => [each.tier, each.line])).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
  ]);
  expect(report.sentence).toMatch(/[Cc]ontact the platform team/);
  expect(report.findings[2].alternative).toBeTruthy();
});

it.each([
  ['RUN pip install x', 1, 1],
  ['RUN pip install --index-url https://packages.company.com/simple x', 3, 1],
  ['RUN npm install --registry=https://packages.company.com/npm x', 3, 1],
  ['RUN pip install --index-url https://packages.company.com.evil/x x', 3, 3],
] as const)(
  'AMB-06d: an index that is named is allowed only by the list: %s',
  async (line, withoutList, withList) => {
    const allowing = await TierClassifier.create({
      languageHosts: ['packages.company.com'],
    });

    expect([
      dockerfile(line).tier,
      allowing.classify({ kind: 'dockerfile', text: `${BASE}\n${line}` }).tier,
    ]).toEqual([withoutList, withList]);
  },
);
