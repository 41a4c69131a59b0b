import type { Node } from 'web-tree-sitter';
import { expandBraces } from './expandBraces';
import type { Variables } from './Variables';
import { GAP, type Word } from './word';

/** Where an unquoted value is split into words. */
const SPLIT = '\u0001';
const MOST_VALUES = 64;
const MOST_LENGTH = 20_000;
const MOST_DEPTH = 100;

/** What a piece of shell may be once it is expanded. */
export interface Values {
  readonly texts: readonly string[];
  readonly unknown?: string;
}

const NOTHING: Values = { texts: [''] };

/** The words that an argument becomes; all of them when a variable may have several values. */
export function wordsOf(node: Node, variables: Variables): Word[] {
  const { texts, unknown } = evaluate(node, variables, false, 0);
  const bare = !['string', 'raw_string', 'ansi_c_string'].includes(node.type);
  return texts
    .flatMap(text => text.split(SPLIT))
    .flatMap(text => (bare ? expandBraces(text) : [text]))
    .filter(text => !bare || text !== '')
    .map(text => (text.includes(GAP) ? { text, unknown } : { text }));
}

/** What is assigned by a value: not split. */
export function valuesOf(node: Node, variables: Variables): readonly string[] {
  return evaluate(node, variables, true, 0).texts;
}

function evaluate(
  node: Node,
  variables: Variables,
  quoted: boolean,
  depth: number,
): Values {
  if (depth > MOST_DEPTH || node.endIndex - node.startIndex > MOST_LENGTH) {
    return gap(node.text);
  }
  const joined = (inside: boolean) =>
    join(
      node.namedChildren.flatMap((child, index, all) => {
        const before = all[index - 1]?.endIndex;
        const blank =
          inside && before !== undefined && child.startIndex > before
            ? [{ texts: [gapText(node, before, child.startIndex)] }]
            : [];
        return [
          ...blank,
          evaluate(child, variables, quoted || inside, depth + 1),
        ];
      }),
    );
  switch (node.type) {
    case 'word':
    case 'number':
    case 'extglob_pattern':
      return node.namedChildCount > 0
        ? gap(node.text)
        : { texts: [unescape(node.text)] };
    case 'raw_string':
      return { texts: [node.text.slice(1, -1)] };
    case 'ansi_c_string':
      return { texts: [node.text.slice(2, -1)] };
    case 'string_content':
      return { texts: [node.text.replace(/\\([$`"\\\n])/g, '$1')] };
    case 'string':
    case 'translated_string':
      return joined(true);
    case 'concatenation':
      return joinConcatenation(node, variables, quoted, depth);
    case 'command_name':
    case 'array':
      return node.type === 'array'
        ? arrayOf(node, variables, depth)
        : joined(false);
    case 'simple_expansion':
      return lookUp(node, node.text.slice(1), variables, quoted);
    case 'expansion':
      return expansion(node, variables, quoted, depth);
    default:
      return gap(node.text);
  }
}

/** What stands between two parts of a string: the grammar leaves out blanks. */
function gapText(node: Node, from: number, to: number): string {
  const text = node.text.slice(from - node.startIndex, to - node.startIndex);
  return /^\s*$/.test(text) ? text : '';
}

/** Children of a concatenation, with the tokens (`{`, `,`) that have no name. */
function joinConcatenation(
  node: Node,
  variables: Variables,
  quoted: boolean,
  depth: number,
): Values {
  return join(
    node.children.map(child =>
      child.isNamed
        ? evaluate(child, variables, quoted, depth + 1)
        : { texts: [child.text] },
    ),
  );
}

function arrayOf(node: Node, variables: Variables, depth: number): Values {
  const parts = node.namedChildren.map(child =>
    evaluate(child, variables, true, depth + 1),
  );
  return join(
    parts.flatMap((part, index) =>
      index > 0 ? [{ texts: [' '] }, part] : [part],
    ),
  );
}

function expansion(
  node: Node,
  variables: Variables,
  quoted: boolean,
  depth: number,
): Values {
  const [first, second] = node.namedChildren;
  const name = first?.type === 'subscript' ? first.firstNamedChild : first;
  if (name?.type !== 'variable_name') {
    return gap(node.text);
  }
  const operator = node.children.find(
    child => !child.isNamed && !['${', '}'].includes(child.type),
  )?.type;
  const known = variables.get(name.text);
  switch (operator) {
    case undefined:
      return lookUp(node, name.text, variables, quoted);
    case ':-':
    case '-':
    case ':=':
    case '=':
      return known || !second
        ? lookUp(node, name.text, variables, quoted)
        : evaluate(second, variables, quoted, depth + 1);
    default:
      return gap(node.text);
  }
}

function lookUp(
  node: Node,
  name: string,
  variables: Variables,
  quoted: boolean,
): Values {
  const known = variables.get(name);
  if (!known) {
    return gap(node.text);
  }
  return {
    texts: quoted ? known : known.map(text => text.replace(/\s+/g, SPLIT)),
    unknown: node.text,
  };
}

function join(parts: readonly Values[]): Values {
  let result: Values = NOTHING;
  for (const part of parts) {
    if (result.texts.length * part.texts.length > MOST_VALUES) {
      return gap('several values');
    }
    result = {
      texts: result.texts.flatMap(start =>
        part.texts.map(end => (start + end).slice(0, MOST_LENGTH)),
      ),
      unknown: result.unknown ?? part.unknown,
    };
  }
  return result;
}

function gap(text: string): Values {
  return { texts: [GAP], unknown: text.slice(0, 80) };
}

function unescape(text: string): string {
  return text.replace(/\\(\n|.)/g, (_, escaped) =>
    escaped === '\n' ? '' : escaped,
  );
}
