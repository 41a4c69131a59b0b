import { MOST_SHELL_CHARACTERS } from '../limits';
import type { Script } from './command';
import { ScriptWalk } from './ScriptWalk';
import type { ShellParser } from './ShellParser';
import type { Variables } from './Variables';

/** Reads every command of a piece of shell, wherever it stands: in branches, loops, functions, subshells and substitutions. */
export function readScript(
  text: string,
  variables: Variables,
  parser: ShellParser,
): Script {
  const script = parser.parse(text, tree =>
    new ScriptWalk(variables).read(tree.rootNode),
  );
  return (
    script ?? {
      commands: [],
      functions: new Set(),
      unreadable:
        text.length > MOST_SHELL_CHARACTERS
          ? `it is longer than ${MOST_SHELL_CHARACTERS} characters`
          : 'it takes too long to read',
    }
  );
}
