import type { ShellJudge } from '../commands/ShellJudge';
import type { Draft } from '../draft';
import type { TierPolicy } from '../tierPolicy';
import { field, isTrue, itemsOf, shown, textOf } from './fields';
import { judgeContainer } from './judgeContainer';
import { judgeSecurityContext, type JudgedField } from './judgeSecurityContext';
import type { YamlValue } from './yamlValue';

/** Lists of containers of a pod. */
export const CONTAINER_LISTS = [
  'containers',
  'initContainers',
  'ephemeralContainers',
] as const;

const HOST: readonly (readonly [string, Draft])[] = [
  [
    'hostNetwork',
    { item: 'network-stack', reason: 'hostNetwork is the network of the node' },
  ],
  [
    'hostPID',
    { item: 'hardening', reason: 'hostPID shows the processes of the node' },
  ],
  [
    'hostIPC',
    { item: 'hardening', reason: 'hostIPC shares memory with the node' },
  ],
  [
    'shareProcessNamespace',
    {
      item: 'security-context',
      reason: 'containers see the processes of each other',
    },
  ],
];

/** Where the node keeps what isolates containers, and the sockets of what runs them. */
const OF_THE_NODE =
  /^\/*$|^\/(proc|sys|dev|etc|boot|root|lib|usr|bin|sbin|run|var\/run|var\/lib\/(kubelet|docker|containerd))(\/|$)|\.sock$/;

/** Judges the spec of a pod, wherever it stands. */
export function judgePod(
  pod: YamlValue,
  options: { readonly shell: ShellJudge; readonly policy: TierPolicy },
): JudgedField[] {
  return [
    ...judgeSecurityContext(field(pod, 'securityContext')),
    ...HOST.flatMap(([name, draft]) => {
      const value = field(pod, name);
      return value && isTrue(value) ? [{ name, value, drafts: [draft] }] : [];
    }),
    ...judgeResources(pod),
    ...itemsOf(field(pod, 'volumes')).flatMap(judgeVolume),
    ...CONTAINER_LISTS.flatMap(list =>
      itemsOf(field(pod, list)).flatMap((container, index) =>
        judgeContainer(container, { list, index }, options),
      ),
    ),
  ];
}

function judgeResources(pod: YamlValue): JudgedField[] {
  const value = field(pod, 'resources');
  return value
    ? [
        {
          name: 'resources',
          value,
          drafts: [{ item: 'resources', reason: shown(value) }],
        },
      ]
    : [];
}

function judgeVolume(volume: YamlValue): JudgedField[] {
  const host = field(volume, 'hostPath');
  if (!host) {
    return [];
  }
  const path = textOf(field(host, 'path'));
  return [
    {
      name: 'volumes',
      value: volume,
      drafts: [
        OF_THE_NODE.test(path)
          ? {
              item: 'hardening',
              reason: `hostPath ${path} is a part of the node itself`,
            }
          : {
              item: 'security-context',
              reason: `hostPath ${path} is a folder of the node`,
            },
      ],
    },
  ];
}
