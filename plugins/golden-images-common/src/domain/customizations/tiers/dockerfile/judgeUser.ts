import type { Draft } from '../draft';
import { GAP, show } from '../shell/word';
import { expandText } from './expandText';
import type { Instruction } from './instruction';
import type { InstructionContext } from './instructionContext';

/** USER: root is never allowed (R-T3-02), any other than the golden image's is to be approved (R-T2-03). */
export function judgeUser(
  { argument }: Instruction,
  { stage, escape }: Pick<InstructionContext, 'stage' | 'escape'>,
): Draft[] {
  const word = expandText(argument, stage.variables, escape);
  const user = word.text.split(':')[0].trim();
  if (user.includes(GAP)) {
    stage.user = 'unknown';
    return [
      {
        item: 'root-user',
        undecided: true,
        reason: `which user ${show(
          word,
        )} is cannot be read, and it may be root`,
      },
    ];
  }
  stage.user = isRoot(user) ? 'root' : 'other';
  return [
    stage.user === 'root'
      ? { item: 'root-user', reason: `USER ${show(word)} is root` }
      : {
          item: 'user',
          reason: `USER ${show(
            word,
          )} is another user than the golden image has`,
        },
  ];
}

/** Root by name or number, or what it is called on Windows. */
function isRoot(user: string): boolean {
  return /^(root|0+|containeradministrator|administrator|)$/i.test(user);
}
