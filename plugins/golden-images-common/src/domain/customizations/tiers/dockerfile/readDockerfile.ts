import { DockerfileParser } from 'dockerfile-ast';
import { UnclassifiableError } from '../UnclassifiableError';
import type { Dockerfile, Instruction, Stage } from './instruction';
import { readInstruction } from './readInstruction';

const MOST_STAGES = 500;
/** The parser takes a time that grows with the square of them. */
const MANY_FLAGS = /^[^\S\n]*\w+(?:[\s\\`]+--\S*){101}/m;

/** Reads a Dockerfile; variables stay as they are written. @throws UnclassifiableError when it has too many stages */
export function readDockerfile(text: string): Dockerfile {
  if (MANY_FLAGS.test(text)) {
    throw new UnclassifiableError('An instruction has more than 100 flags');
  }
  const parsed = DockerfileParser.parse(text);
  const escape = parsed.getEscapeCharacter();
  const global: Instruction[] = [];
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const each of parsed.getInstructions()) {
    const instruction = readInstruction(
      each.getTextContent(),
      each.getRange().start.line + 1,
      escape,
    );
    if (instruction.keyword === 'FROM') {
      stages.push({ ...readFrom(instruction), instructions: [] });
      if (stages.length > MOST_STAGES) {
        throw new UnclassifiableError(
          `The Dockerfile has more than ${MOST_STAGES} stages`,
        );
      }
    } else {
      (stages.at(-1)?.instructions ?? global).push(instruction);
    }
  }
  return {
    global,
    stages,
    escape,
    comments: parsed.getComments().map(comment => ({
      line: comment.getRange().start.line + 1,
      text: comment.getContent() ?? '',
    })),
  };
}

function readFrom(from: Instruction): Omit<Stage, 'instructions'> {
  const [image = '', as, name] = from.argument.split(/\s+/);
  return {
    from,
    image,
    ...(as?.toLowerCase() === 'as' && name && { name: name.toLowerCase() }),
  };
}
