import { execForm } from './execForm';
import type { HereDocument, Instruction } from './instruction';

const WITH_HERE_DOCUMENTS = new Set(['RUN', 'COPY', 'ADD']);
const MOST_HERE_DOCUMENTS = 100;

/**
 * Reads an instruction from its lines as BuildKit does: comment lines and empty
 * lines inside it do not count, the escape character joins lines.
 * @param escape - backslash or backtick
 */
export function readInstruction(
  text: string,
  line: number,
  escape: string,
): Instruction {
  const lines = text.split(/\r?\n/);
  const { head, used } = joinLines(lines, escape);
  const [, keyword = '', after = ''] = /^\s*(\S+)\s*([^]*)$/.exec(head) ?? [];
  const upper = keyword.toUpperCase();
  if (upper === 'ONBUILD' && !/^ONBUILD\b/i.test(after)) {
    return {
      ...readInstruction(
        [after, ...lines.slice(used)].join('\n'),
        line,
        escape,
      ),
      text: head,
      onBuild: true,
    };
  }
  const { flags, argument } = readFlags(after);
  return {
    keyword: upper,
    line,
    text: head,
    flags,
    argument: argument.trim(),
    hereDocuments: WITH_HERE_DOCUMENTS.has(upper)
      ? readHereDocuments(argument, lines.slice(used))
      : [],
    exec: execForm(argument.trim()),
  };
}

/** The first logical line, and how many lines it takes. */
function joinLines(
  lines: readonly string[],
  escape: string,
): { readonly head: string; readonly used: number } {
  const parts: string[] = [];
  let used = 0;
  for (const line of lines) {
    used += 1;
    const bare = line.trim();
    if (parts.length > 0 && (bare === '' || bare.startsWith('#'))) {
      continue;
    }
    const end = line.trimEnd();
    if (!end.endsWith(escape)) {
      parts.push(line);
      break;
    }
    parts.push(end.slice(0, -1));
  }
  return { head: parts.join(''), used };
}

function readFlags(text: string): Pick<Instruction, 'flags' | 'argument'> {
  const flags: [string, string][] = [];
  let rest = text.trimStart();
  for (
    let found = /^--([A-Za-z][\w-]*)(?:=(\S*))?(?:\s+|$)/.exec(rest);
    found;
    found = /^--([A-Za-z][\w-]*)(?:=(\S*))?(?:\s+|$)/.exec(rest)
  ) {
    flags.push([found[1].toLowerCase(), found[2] ?? '']);
    rest = rest.slice(found[0].length);
  }
  return { flags, argument: rest };
}

/** Bodies of `<<NAME` in the order in which they are named. */
function readHereDocuments(
  argument: string,
  lines: readonly string[],
): HereDocument[] {
  const found: HereDocument[] = [];
  let next = 0;
  for (const [, dash, , name] of argument.matchAll(
    /(?<!<)<<(-?)(["']?)([A-Za-z_][\w.-]*)\2/g,
  )) {
    if (next >= lines.length || found.length >= MOST_HERE_DOCUMENTS) {
      break;
    }
    const body: string[] = [];
    while (next < lines.length) {
      const line = dash ? lines[next].replace(/^\t+/, '') : lines[next];
      next += 1;
      if (line === name) {
        break;
      }
      body.push(line);
    }
    found.push({ name, text: body.join('\n') });
  }
  return found;
}
