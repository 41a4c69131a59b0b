import type { Draft } from '../draft';
import { expandText } from './expandText';
import type { Instruction } from './instruction';
import { judgeCommandForm } from './commandForm';
import type { InstructionContext } from './instructionContext';

/** RUN with its mounts and its network. */
export function judgeRun(
  instruction: Instruction,
  context: InstructionContext,
): Draft[] {
  const { stage, escape } = context;
  const drafts = [
    ...instruction.flags.flatMap(([name, value]) =>
      flagDrafts(
        name,
        expandText(value, stage.variables, escape).text,
        context,
      ),
    ),
    ...judgeCommandForm(instruction, 'build', context),
  ];
  const [first, ...others] = drafts;
  return first && stage.golden && !instruction.exec
    ? [
        {
          ...first,
          advisory:
            first.advisory ??
            'RUN in shell form needs a shell, which golden images do not have: do it in a build stage and copy the result',
        },
        ...others,
      ]
    : drafts;
}

function flagDrafts(
  name: string,
  value: string,
  { takeFrom }: InstructionContext,
): Draft[] {
  switch (name) {
    case 'mount': {
      const fields = value.split(',').map(each => each.split('='));
      const from = fields.find(([key]) => key === 'from')?.[1];
      // What is mounted is there while the instruction runs, and stays in no layer.
      return from ? takeFrom(from, []) : [];
    }
    case 'network':
      return value === 'host'
        ? [
            {
              item: 'security-context',
              reason: 'RUN --network=host builds in the network of the host',
            },
          ]
        : [];
    case 'security':
      return value === 'insecure'
        ? [
            {
              item: 'hardening',
              reason: 'RUN --security=insecure builds without isolation',
            },
          ]
        : [];
    default:
      return [];
  }
}
