import ts from 'typescript';

/** Attributes that are read by people: on the screen, in a tooltip or by a screen reader. */
const SPOKEN = new Set([
  'alt',
  'aria-label',
  'description',
  'helperText',
  'label',
  'placeholder',
  'subheader',
  'subtitle',
  'title',
  'what',
]);

const LETTER = /\p{L}/u;

/** Texts for people that a source file writes into its JSX, where no translation reaches them. */
export function writtenTexts(path: string, source: string): string[] {
  const file = ts.createSourceFile(
    path,
    source,
    ts.ScriptTarget.Latest,
    false,
    ts.ScriptKind.TSX,
  );
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    found.push(...textsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.map(text => text.trim()).filter(text => LETTER.test(text));
}

function textsOf(node: ts.Node): string[] {
  if (ts.isJsxText(node)) {
    return [node.text];
  }
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
    return node.children
      .filter(ts.isJsxExpression)
      .flatMap(({ expression }) => literalsOf(expression));
  }
  if (ts.isJsxAttribute(node) && SPOKEN.has(attributeName(node))) {
    return literalsOf(node.initializer);
  }
  return [];
}

function attributeName({ name }: ts.JsxAttribute): string {
  return ts.isIdentifier(name)
    ? name.text
    : `${name.namespace.text}:${name.name.text}`;
}

/** Literals that an expression may come to; not those that are arguments, like the keys of messages. */
function literalsOf(node: ts.Node | undefined): string[] {
  if (!node) {
    return [];
  }
  if (ts.isStringLiteralLike(node)) {
    return [node.text];
  }
  if (ts.isTemplateExpression(node)) {
    return [
      node.head.text,
      ...node.templateSpans.flatMap(({ expression, literal }) => [
        ...literalsOf(expression),
        literal.text,
      ]),
    ];
  }
  if (ts.isConditionalExpression(node)) {
    return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  }
  if (ts.isBinaryExpression(node)) {
    return isComparison(node)
      ? []
      : [...literalsOf(node.left), ...literalsOf(node.right)];
  }
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) {
    return literalsOf(node.expression);
  }
  return [];
}

function isComparison({ operatorToken }: ts.BinaryExpression): boolean {
  return [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ].includes(operatorToken.kind);
}
