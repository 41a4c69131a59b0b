import type { Draft } from '../draft';
import { field, fieldsOf, shown, textOf } from './fields';
import type { JudgedField } from './judgeSecurityContext';
import type { YamlValue } from './yamlValue';

/** Labels and annotations (R-T1-05), but for those that steer security. */
export function judgeMetadata(object: YamlValue): JudgedField[] {
  const metadata = field(object, 'metadata');
  return ['labels', 'annotations'].flatMap(name => {
    const value = field(metadata, name);
    if (value?.kind !== 'map') {
      return [];
    }
    const entries = fieldsOf(value);
    return [
      {
        name: `metadata.${name}`,
        value,
        drafts: [
          {
            item: 'kubernetes-metadata',
            reason: `${entries.length} ${name}`,
          } as const,
        ],
      },
      ...entries.flatMap(([key, each]) => {
        const draft = steering(key, textOf(each).toLowerCase());
        return draft ? [{ name: key, value: each, drafts: [draft] }] : [];
      }),
    ];
  });
}

function steering(key: string, value: string): Draft | undefined {
  if (
    /^(container\.)?(apparmor|seccomp)\.security\.(alpha|beta)\.kubernetes\.io(\/|$)/.test(
      key,
    )
  ) {
    return value === 'unconfined'
      ? { item: 'hardening', reason: `${key} switches the profile off` }
      : { item: 'security-context', reason: `${key} is ${value.slice(0, 60)}` };
  }
  if (
    /^pod-security\.kubernetes\.io\/enforce$/.test(key) &&
    value === 'privileged'
  ) {
    return {
      item: 'hardening',
      reason: 'the namespace lets privileged pods in',
    };
  }
  if (
    /^(alpha\.)?(image-policy\.k8s\.io|admission\.gke\.io)\/break-glass$/.test(
      key,
    ) ||
    (key === 'policy.sigstore.dev/include' && value === 'false') ||
    (key === 'policy.sigstore.dev/exclude' && value === 'true')
  ) {
    return {
      item: 'image-verification',
      reason: `${key} goes around the verification of images`,
    };
  }
  return /inject|sidecar/.test(key) && /^(true|enabled)$/.test(value)
    ? {
        item: 'agent',
        undecided: true,
        reason: `${key} has a sidecar put in, which does not stand here`,
      }
    : undefined;
}

/** Objects that are no pods, and yet are on the lists. */
export function judgeObject(object: YamlValue): JudgedField[] {
  const kind = textOf(field(object, 'kind'));
  const value = field(object, 'spec') ?? field(object, 'data') ?? object;
  switch (kind) {
    case 'LimitRange':
    case 'ResourceQuota':
      return [
        {
          name: kind,
          value,
          drafts: [
            {
              item: 'resources',
              reason: `${kind} ${shown(value).slice(0, 80)}`,
            },
          ],
        },
      ];
    case 'PodSecurityPolicy':
    case 'SecurityContextConstraints':
      return [
        {
          name: kind,
          value,
          drafts: [
            {
              item: 'security-context',
              reason: `${kind} changes the security policy`,
            },
          ],
        },
      ];
    case 'Certificate':
    case 'Issuer':
    case 'ClusterIssuer':
      return [
        {
          name: kind,
          value,
          drafts: [
            { item: 'certificate', reason: `${kind} makes certificates` },
          ],
        },
      ];
    case 'Secret':
    case 'ConfigMap':
      return holdsCertificates(object)
        ? [
            {
              name: kind,
              value,
              drafts: [
                { item: 'certificate', reason: `${kind} holds certificates` },
              ],
            },
          ]
        : [];
    default:
      return [];
  }
}

function holdsCertificates(object: YamlValue): boolean {
  return (
    textOf(field(object, 'type')) === 'kubernetes.io/tls' ||
    ['data', 'stringData', 'binaryData'].some(name =>
      fieldsOf(field(object, name)).some(([key]) =>
        /\.(crt|cer|pem|key|p12|jks)$/i.test(key),
      ),
    )
  );
}
