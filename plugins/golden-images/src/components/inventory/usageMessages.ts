import type {
  ContainerType,
  Evidence,
} from '@image-governance/plugin-golden-images-common';

type Claim = Extract<Evidence, { kind: 'annotation' }>;

/** Texts about one container: what it runs, why it is judged so, what to do. */
export const usageMessages = {
  usage: {
    why: 'Why',
    whyOf: 'Why {{container}} is judged so, and what to do',
    copyReference: 'Copy reference',
    running_one: 'running {{digest}} in {{count, number}} pod',
    running_other: 'running {{digest}} in {{count, number}} pods',
    notRunning: 'not running: read from its template',
    type: {
      container: 'container',
      init: 'init',
      sidecar: 'sidecar',
      ephemeral: 'ephemeral',
      volume: 'volume',
    } satisfies Record<ContainerType, string>,
  },
  advice: {
    title: 'What to do',
    majorUpgrade: 'Major upgrade: needs dedicated test time.',
    before: 'before:',
    after: 'after:',
    copyFromLine: 'Copy FROM line',
    copyLine: 'Copy {{line}}',
  },
  evidence: {
    title: 'Evidence',
    none: 'None found.',
    check: 'Check by hand: {{command}}',
    copyCommand: 'Copy command',
    copyClaim: 'Copy claim',
    digest: 'Digest of {{release}}: {{digest}}',
    platformDigest: 'Digest of {{release}} for {{platform}}: {{digest}}',
    layers:
      'The first {{layers, number}} of {{ofLayers, number}} layers are {{release}}, chain id {{chainId}}',
    provenance: 'Attestation by {{signer}} names {{release}}: {{material}}',
    annotation: 'Claimed only ({{source}}): {{claim}}',
    source: {
      'manifest annotation': 'manifest annotation',
      'config label': 'config label',
    } satisfies Record<Claim['source'], string>,
  },
  history: {
    title: 'History',
    entry: '{{from}} – {{to}}: {{what}}',
    now: 'now',
    release: '{{release}}, {{digest}}',
  },
} as const;
