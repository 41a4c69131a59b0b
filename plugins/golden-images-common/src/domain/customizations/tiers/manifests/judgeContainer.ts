import type { ShellJudge } from '../commands/ShellJudge';
import type { Moment } from '../commands/judge';
import type { Draft } from '../draft';
import { isAgent } from '../packages/kinds';
import { pathDrafts } from '../packages/paths';
import { variableDrafts } from '../packages/variables';
import { Variables } from '../shell/Variables';
import { GAP, literal } from '../shell/word';
import type { TierPolicy } from '../tierPolicy';
import { field, itemsOf, shown, textOf } from './fields';
import { judgeSecurityContext, type JudgedField } from './judgeSecurityContext';
import type { YamlValue } from './yamlValue';

/** Which list of a pod a container is in, and which it is there. */
export interface ContainerPlace {
  readonly list: string;
  readonly index: number;
}

/** Judges a container of a pod. */
export function judgeContainer(
  container: YamlValue,
  place: ContainerPlace,
  options: { readonly shell: ShellJudge; readonly policy: TierPolicy },
): JudgedField[] {
  return [
    ...judgeSidecar(container, place),
    ...judgeSecurityContext(field(container, 'securityContext')),
    ...present(container, 'resources').flatMap(value => judgeResources(value)),
    ...judgeEnvironment(container, options.policy),
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap(name =>
      present(container, name).map(value =>
        judgeProbe(name, value, options.shell),
      ),
    ),
    ...judgeStart(container, options.shell),
    ...itemsOf(field(container, 'volumeMounts')).flatMap(mount =>
      judged(
        'volumeMounts',
        mount,
        mountDrafts(textOf(field(mount, 'mountPath'))),
      ),
    ),
    ...itemsOf(field(container, 'ports')).flatMap(port =>
      field(port, 'hostPort')
        ? judged('ports', port, [
            {
              item: 'security-context',
              reason: 'hostPort opens a port of the node',
            },
          ])
        : [],
    ),
  ];
}

function judgeSidecar(
  container: YamlValue,
  { list, index }: ContainerPlace,
): JudgedField[] {
  const name = textOf(field(container, 'name'));
  const image = textOf(field(container, 'image'));
  const agent =
    isAgent(image.split('@')[0].split('/').at(-1) ?? '') || isAgent(name);
  const native =
    list === 'initContainers' &&
    textOf(field(container, 'restartPolicy')) === 'Always';
  if (agent) {
    return judged(list, container, [
      { item: 'agent', reason: `${name || image} collects logs or metrics` },
    ]);
  }
  return (list === 'containers' && index > 0) || native
    ? judged(list, container, [
        {
          item: 'agent',
          undecided: true,
          reason: `${
            name || image
          } runs beside the application; whether it collects logs or metrics does not stand here`,
        },
      ])
    : [];
}

function judgeResources(value: YamlValue): JudgedField[] {
  return ['limits', 'requests'].flatMap(name =>
    present(value, name).map(each => ({
      name: `resources.${name}`,
      value: each,
      drafts: [{ item: 'resources', reason: `${name} ${shown(each)}` }],
    })),
  );
}

function judgeEnvironment(
  container: YamlValue,
  policy: TierPolicy,
): JudgedField[] {
  return ['env', 'envFrom'].flatMap(name =>
    present(container, name).map(list => ({
      name,
      value: list,
      drafts: [
        {
          item: 'environment',
          reason: `${itemsOf(list).length} variables`,
        } as const,
        ...itemsOf(list).flatMap(each => {
          const value = field(each, 'value');
          return variableDrafts(
            textOf(field(each, 'name')),
            value
              ? literal(textOf(value))
              : { text: GAP, unknown: 'a value from elsewhere' },
            policy,
          );
        }),
      ],
    })),
  );
}

function judgeProbe(
  name: string,
  value: YamlValue,
  shell: ShellJudge,
): JudgedField {
  const words = itemsOf(field(value, 'exec', 'command')).map(textOf);
  return {
    name,
    value,
    drafts: [
      {
        item: 'health-check',
        reason: name,
        ...(/^(.*\/)?(ba|da|a)?sh$/.test(words[0] ?? '') && {
          advisory: `${name} needs a shell, which golden images do not have: use an HTTP, TCP or gRPC probe`,
        }),
      },
      ...run(words, 'probe', shell),
    ],
  };
}

function judgeStart(container: YamlValue, shell: ShellJudge): JudgedField[] {
  const words = ['command', 'args'].flatMap(name =>
    itemsOf(field(container, name)).map(textOf),
  );
  const at = field(container, 'command') ?? field(container, 'args');
  const hooks = ['postStart', 'preStop'].flatMap(name => {
    const command = field(container, 'lifecycle', name, 'exec', 'command');
    return command
      ? judged(
          `lifecycle.${name}`,
          command,
          run(itemsOf(command).map(textOf), 'start', shell),
        )
      : [];
  });
  return at
    ? [...judged('command', at, run(words, 'start', shell)), ...hooks]
    : hooks;
}

function run(
  words: readonly string[],
  moment: Moment,
  shell: ShellJudge,
): Draft[] {
  return shell.words(words.map(literal), {
    moment,
    fips: false,
    variables: new Variables(),
    files: new Map(),
  });
}

function mountDrafts(path: string): Draft[] {
  return pathDrafts(path).filter(({ item }) => item === 'certificate');
}

function present(value: YamlValue, name: string): YamlValue[] {
  const found = field(value, name);
  return found ? [found] : [];
}

function judged(
  name: string,
  value: YamlValue,
  drafts: readonly Draft[],
): JudgedField[] {
  return drafts.length > 0 ? [{ name, value, drafts }] : [];
}
