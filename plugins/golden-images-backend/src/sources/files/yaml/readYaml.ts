import {
  Composer,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Document,
  type ParsedNode,
} from 'yaml';
import { BoundedTokens } from './BoundedTokens';
import { YamlDocument } from './YamlDocument';
import { YamlProblem } from './YamlProblem';

/** Levels of nesting; no manifest needs more. */
const MAX_DEPTH = 100;

const TOO_DEEP = `nested more than ${MAX_DEPTH} levels deep`;

/** How scalars are read: `core` as YAML 1.2 does, `failsafe` all as text (the track `3.10` stays `3.10`). */
export type ScalarSchema = 'core' | 'failsafe';

/**
 * Reads the documents of a YAML (or JSON) text one at a time. A document that is
 * broken is yielded as the first problem in it, and the next one is read on. Empty
 * documents are left out. Bounded in nesting and size, whatever the text holds.
 */
export function* readYaml(
  text: string,
  schema: ScalarSchema,
): Generator<YamlDocument | YamlProblem> {
  const lines = new LineCounter();
  const composer = new Composer({
    schema,
    merge: schema === 'core',
    // Checked below: the library's own check takes quadratic time.
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  const tokens = new BoundedTokens(text, lines, MAX_DEPTH);
  for (const document of composer.compose(tokens)) {
    const problem = problemOf(document, lines);
    if (problem) {
      yield problem;
    } else if (!isEmpty(document)) {
      yield YamlDocument.create(document, lines);
    }
  }
  for (const offset of tokens.tooDeepAt) {
    yield problemAt(lines, offset, TOO_DEEP);
  }
  if (tokens.cutAt !== undefined) {
    yield problemAt(
      lines,
      tokens.cutAt,
      'document is too large; split it. It and the rest of the file are not read',
    );
  }
}

type ParsedDocument = Document.Parsed<ParsedNode>;

function isEmpty({ contents }: ParsedDocument): boolean {
  return isScalar(contents) && (contents.value ?? '') === '';
}

function problemOf(
  document: ParsedDocument,
  lines: LineCounter,
): YamlProblem | undefined {
  const [error] = document.errors;
  if (error) {
    return problemAt(lines, error.pos[0], error.message);
  }
  return problemInTree(document, lines);
}

/** Finds a key that stands twice in a mapping. */
function problemInTree(
  document: ParsedDocument,
  lines: LineCounter,
): YamlProblem | undefined {
  const open: unknown[] = [document.contents];
  while (open.length > 0) {
    const node = open.pop();
    if (isCollection(node)) {
      const offset = node.range?.[0] ?? 0;
      const keys = new Set<unknown>();
      for (const item of node.items) {
        const key = isMap(node) && isPair(item) ? item.key : undefined;
        // `<<` may stand more than once: it merges each time.
        if (isScalar(key) && key.value !== '<<') {
          const name = String(key.value);
          if (keys.has(name)) {
            const at = key.range?.[0] ?? offset;
            return problemAt(lines, at, `key '${name}' stands twice`);
          }
          keys.add(name);
        }
        open.push(isPair(item) ? item.value : item);
      }
    }
  }
  return undefined;
}

function problemAt(
  lines: LineCounter,
  offset: number,
  message: string,
): YamlProblem {
  const { line, col } = lines.linePos(offset);
  return new YamlProblem({ line, column: col }, message);
}
