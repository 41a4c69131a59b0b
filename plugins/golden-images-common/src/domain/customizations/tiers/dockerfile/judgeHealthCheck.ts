import type { Draft } from '../draft';
import { judgeCommandForm } from './commandForm';
import { execForm } from './execForm';
import type { Instruction } from './instruction';
import type { InstructionContext } from './instructionContext';

/** HEALTHCHECK (R-T1-04), which golden images can only run in exec form (AMB-06f). */
export function judgeHealthCheck(
  instruction: Instruction,
  context: InstructionContext,
): Draft[] {
  const { argument } = instruction;
  const [, given] = /^CMD\s+([^]*)$/i.exec(argument) ?? [];
  if (given === undefined) {
    return [{ item: 'health-check', reason: argument.slice(0, 60) }];
  }
  const exec = execForm(given);
  const program = /\b(curl|wget)\b/.exec(given)?.[1];
  const needs = [exec ? undefined : 'a shell', program].filter(Boolean);
  return [
    {
      item: 'health-check',
      reason: given.slice(0, 80),
      ...(needs.length > 0 && {
        advisory: `HEALTHCHECK needs ${needs.join(
          ' and ',
        )}, which golden images do not have: use exec form or a Kubernetes probe`,
      }),
    },
    ...judgeCommandForm(
      { argument: given, exec, hereDocuments: [] },
      'probe',
      context,
    ),
  ];
}
