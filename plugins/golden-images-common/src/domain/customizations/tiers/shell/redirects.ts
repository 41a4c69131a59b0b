import type { Node } from 'web-tree-sitter';
import type { Redirect } from './command';
import { wordsOf } from './evaluate';
import type { Variables } from './Variables';

/** Where a redirection leads. */
export function redirect(node: Node, variables: Variables): Redirect[] {
  const target = node.childForFieldName('destination');
  const operator = node.children.find(child => !child.isNamed)?.type ?? '>';
  return target
    ? wordsOf(target, variables).map(word => ({
        operator,
        target: word,
      }))
    : [];
}

/** Text behind `<<<`. */
export function hereString(
  node: Node,
  variables: Variables,
): string | undefined {
  const [value] = node.namedChildren;
  return (
    value &&
    wordsOf(value, variables)
      .map(w => w.text)
      .join(' ')
  );
}

/** Text of a here-document. */
export function hereDocument(node: Node): string | undefined {
  const start = node.namedChildren.find(each => each.type === 'heredoc_start');
  const body = node.namedChildren.find(each => each.type === 'heredoc_body');
  return body && start ? body.text : undefined;
}
