import type { Draft } from '../draft';
import { fieldsOf, field, isTrue, itemsOf, shown, textOf } from './fields';
import type { YamlValue } from './yamlValue';

/** A field with what it means. */
export interface JudgedField {
  readonly name: string;
  readonly value: YamlValue;
  readonly drafts: readonly Draft[];
}

/** Judges each field of a security context, of a pod or of a container (R-T2-02, R-T2-03, AMB-06, AMB-06b). */
export function judgeSecurityContext(
  context: YamlValue | undefined,
): JudgedField[] {
  return fieldsOf(context).map(([name, value]) => ({
    name: `securityContext.${name}`,
    value,
    drafts: judge(name, value),
  }));
}

function judge(name: string, value: YamlValue): Draft[] {
  switch (name) {
    case 'runAsUser':
      return [judgeUser(value)];
    case 'runAsGroup':
    case 'fsGroup':
    case 'supplementalGroups':
      return [
        {
          item: 'user',
          reason: `${name} ${shown(
            value,
          )} is another group than the golden image has`,
        },
      ];
    case 'runAsNonRoot':
      return [
        security(
          isTrue(value)
            ? 'only another user than root may run'
            : 'root is no longer kept out',
        ),
      ];
    case 'privileged':
      return [
        textOf(value).toLowerCase() === 'false'
          ? security('privileged is set')
          : {
              item: 'hardening',
              reason: 'a privileged container is not isolated from its node',
            },
      ];
    case 'capabilities':
      return judgeCapabilities(value);
    case 'seccompProfile':
    case 'appArmorProfile':
      return [
        textOf(field(value, 'type')).toLowerCase() === 'unconfined'
          ? {
              item: 'hardening',
              reason: `${name} Unconfined switches the profile off`,
            }
          : security(`${name} is ${shown(field(value, 'type') ?? value)}`),
      ];
    case 'seLinuxOptions':
      return [
        textOf(field(value, 'type')) === 'spc_t'
          ? { item: 'hardening', reason: 'SELinux type spc_t is not confined' }
          : security('SELinux options are set'),
      ];
    case 'procMount':
      return [
        textOf(value) === 'Unmasked'
          ? {
              item: 'hardening',
              reason: 'procMount Unmasked shows what is hidden of the kernel',
            }
          : security('procMount is set'),
      ];
    case 'windowsOptions':
      return judgeWindows(value);
    case 'sysctls':
      return itemsOf(value).map(each =>
        textOf(field(each, 'name')).startsWith('net.')
          ? {
              item: 'network-stack',
              reason: `sysctl ${textOf(
                field(each, 'name'),
              )} changes the network stack`,
            }
          : security(`sysctl ${textOf(field(each, 'name'))} is set`),
      );
    case 'readOnlyRootFilesystem':
      return [
        security(
          isTrue(value)
            ? 'the filesystem is read-only'
            : 'the read-only filesystem is off',
        ),
      ];
    default:
      return [security(`${name} is ${shown(value).slice(0, 60)}`)];
  }
}

function judgeUser(value: YamlValue): Draft {
  const text = textOf(value);
  if (!/^\d+$/.test(text)) {
    return {
      item: 'root-user',
      undecided: true,
      reason: `which user runAsUser ${shown(
        value,
      )} is cannot be read, and it may be root`,
    };
  }
  return Number(text) === 0
    ? { item: 'root-user', reason: 'runAsUser 0 is root' }
    : {
        item: 'user',
        reason: `runAsUser ${text} is another user than the golden image has`,
      };
}

function judgeCapabilities(value: YamlValue): Draft[] {
  const added = itemsOf(field(value, 'add')).map((each): Draft => {
    const name = textOf(each).toUpperCase().replace(/^CAP_/, '');
    switch (name) {
      case 'NET_RAW':
      case 'NET_ADMIN':
        return {
          item: 'network-stack',
          reason: `${name} gives access to raw sockets or the network's settings`,
        };
      case 'SYS_MODULE':
        return {
          item: 'kernel-module',
          reason: 'SYS_MODULE lets the container load kernel modules',
        };
      case 'ALL':
        return {
          item: 'hardening',
          reason:
            'all capabilities are given, raw sockets and kernel modules among them',
        };
      default:
        return security(`${name} is added`);
    }
  });
  const dropped = itemsOf(field(value, 'drop')).map(each =>
    security(`${textOf(each)} is dropped`),
  );
  return [...added, ...dropped];
}

function judgeWindows(value: YamlValue): Draft[] {
  if (isTrue(field(value, 'hostProcess'))) {
    return [
      { item: 'hardening', reason: 'hostProcess runs on the node itself' },
    ];
  }
  return [
    /administrator|system/i.test(textOf(field(value, 'runAsUserName')))
      ? { item: 'root-user', reason: 'runAsUserName is an administrator' }
      : security('windowsOptions are set'),
  ];
}

function security(reason: string): Draft {
  return { item: 'security-context', reason };
}
