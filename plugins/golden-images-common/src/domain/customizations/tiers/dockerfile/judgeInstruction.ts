import { unreadable } from '../commands/ShellJudge';
import type { Draft } from '../draft';
import { variableDrafts } from '../packages/variables';
import { judgeCommandForm } from './commandForm';
import { expandText } from './expandText';
import type { Instruction } from './instruction';
import type { InstructionContext } from './instructionContext';
import { judgeCopy } from './judgeCopy';
import { judgeHealthCheck } from './judgeHealthCheck';
import { judgeRun } from './judgeRun';
import { judgeUser } from './judgeUser';
import { readPairs } from './readPairs';
import type { StageState } from './StageState';

/** Judges an instruction, and lets the stage know what it changes. */
export function judgeInstruction(
  instruction: Instruction,
  context: InstructionContext,
): Draft[] {
  const { stage } = context;
  switch (instruction.keyword) {
    case 'RUN':
      return judgeRun(instruction, context);
    case 'COPY':
    case 'ADD':
      return judgeCopy(instruction, context);
    case 'ENV':
      return setVariables(instruction, context);
    case 'ARG':
      return declareArguments(instruction, context);
    case 'USER':
      return judgeUser(instruction, context);
    case 'LABEL':
    case 'MAINTAINER':
      return [
        {
          item: 'image-metadata',
          reason: `${instruction.keyword} ${instruction.argument.slice(
            0,
            60,
          )} describes the image`,
        },
      ];
    case 'WORKDIR': {
      const { text } = expandText(
        instruction.argument,
        stage.variables,
        context.escape,
      );
      stage.workdir = text.startsWith('/') ? text : `${stage.workdir}/${text}`;
      return [
        {
          item: 'application-directory',
          reason: instruction.argument.slice(0, 80),
        },
      ];
    }
    case 'VOLUME':
      return [
        {
          item: 'application-directory',
          reason: `volume ${instruction.argument.slice(0, 80)}`,
        },
      ];
    case 'HEALTHCHECK':
      return judgeHealthCheck(instruction, context);
    case 'CMD':
    case 'ENTRYPOINT':
      return [
        {
          item: 'application-code',
          reason: 'how the application is started',
          ...(needsShell(instruction) && {
            advisory: `${instruction.keyword} needs a shell, which golden images do not have: use the exec form`,
          }),
        },
        ...judgeCommandForm(instruction, 'start', context),
      ];
    case 'SHELL':
      return judgeShellInstruction(instruction, stage);
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case '':
      return [];
    default:
      return [
        unreadable(
          `${instruction.keyword.slice(0, 40)} is no instruction that is known`,
        ),
      ];
  }
}

function setVariables(
  { argument }: Instruction,
  { stage, policy, escape }: InstructionContext,
): Draft[] {
  return readPairs(argument, escape).flatMap(([name, text]) => {
    const value = expandText(text, stage.variables, escape);
    stage.variables.set(name, [value.text]);
    return [
      { item: 'environment', reason: name } as const,
      ...variableDrafts(name, value, policy),
    ];
  });
}

function declareArguments(
  { argument }: Instruction,
  { stage, globals, policy, escape }: InstructionContext,
): Draft[] {
  return readPairs(argument, escape, true).flatMap(([name, text]) => {
    if (text === undefined) {
      const known = globals.get(name);
      if (known) {
        stage.variables.set(name, known);
      }
      return [];
    }
    const value = expandText(text, stage.variables, escape);
    stage.variables.set(name, [value.text]);
    return [
      { item: 'environment', reason: name } as const,
      ...variableDrafts(name, value, policy),
    ];
  });
}

function judgeShellInstruction(
  { exec, argument }: Instruction,
  stage: StageState,
): Draft[] {
  const program = exec?.[0]?.split(/[/\\]/).at(-1) ?? '';
  stage.readable = /^(ba|da|a|z|k|mk)?sh$/.test(program);
  return stage.readable
    ? []
    : [
        unreadable(
          `what ${argument.slice(
            0,
            60,
          )} makes of the instructions after it is not read`,
        ),
      ];
}

function needsShell({ exec }: Instruction): boolean {
  return !exec || /^(ba|da|a|z|k)?sh$/.test(exec[0]?.split('/').at(-1) ?? '');
}
