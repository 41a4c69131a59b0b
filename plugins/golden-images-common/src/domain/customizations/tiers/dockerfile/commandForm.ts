import { unreadable, type ShellPlace } from '../commands/ShellJudge';
import type { Moment } from '../commands/judge';
import type { Draft } from '../draft';
import { literal } from '../shell/word';
import type { Instruction } from './instruction';
import type { InstructionContext } from './instructionContext';

/** Shell form or exec form. */
export function judgeCommandForm(
  {
    argument,
    exec,
    hereDocuments,
  }: Pick<Instruction, 'argument' | 'exec' | 'hereDocuments'>,
  moment: Moment,
  { stage, shell }: InstructionContext,
): Draft[] {
  const place: ShellPlace = { ...stage, moment };
  if (exec) {
    return shell.words(exec.map(literal), place);
  }
  if (!stage.readable) {
    return moment === 'build'
      ? [unreadable('it is read by a shell other than those of Linux')]
      : [];
  }
  const script =
    hereDocuments.length === 1 && /^<<-?["']?[\w.-]+["']?$/.test(argument)
      ? scriptOf(hereDocuments[0].text)
      : [
          argument,
          ...hereDocuments.map(each => `${each.text}\n${each.name}`),
        ].join('\n');
  return typeof script === 'string' ? shell.text(script, place) : script;
}

/** A here-document that is run: as its first line says, else by the shell. */
function scriptOf(text: string): string | Draft[] {
  const [first] = text.split('\n', 1);
  return first.startsWith('#!') && !/\b(ba|da|a|z|k)?sh\b/.test(first)
    ? [unreadable(`the script is no shell: ${first.slice(0, 60)}`)]
    : text;
}
