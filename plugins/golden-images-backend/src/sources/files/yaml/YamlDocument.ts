import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Pair,
  type ParsedNode,
} from 'yaml';
import { YamlProblem, type Position } from './YamlProblem';

/** Aliases resolved in one document; more is an attempt to exhaust memory. */
const MAX_ALIASES = 1000;

/** Keys and indexes from the top of a document. */
export type YamlPath = readonly (string | number)[];

/** A well-formed document of a YAML file that knows where each of its values stands. */
export class YamlDocument {
  readonly #document: Document.Parsed<ParsedNode>;
  readonly #lines: LineCounter;

  static create(
    document: Document.Parsed<ParsedNode>,
    lines: LineCounter,
  ): YamlDocument {
    return new YamlDocument(document, lines);
  }

  private constructor(
    document: Document.Parsed<ParsedNode>,
    lines: LineCounter,
  ) {
    this.#document = document;
    this.#lines = lines;
  }

  /** A scalar at the top of the document, without converting the rest; `undefined` when there is none. */
  peek(key: string): unknown {
    const { contents } = this.#document;
    const value = isMap(contents) ? contents.get(key, true) : undefined;
    return isScalar(value) ? value.value : undefined;
  }

  /**
   * The document as plain data.
   * @throws YamlProblem when its aliases multiply beyond measure.
   */
  toData(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      throw new YamlProblem(
        this.positionOf([]),
        error instanceof Error ? error.message : 'cannot be read',
      );
    }
  }

  /** Where the key or item at a path stands; where there is none, the nearest thing around it. */
  positionOf(path: YamlPath): Position {
    let node: unknown = this.#document.contents;
    let offset = offsetOf(node) ?? this.#document.range[0];
    for (const key of path) {
      const target: unknown = isAlias(node)
        ? node.resolve(this.#document)
        : node;
      const pair = isMap(target) ? pairOf(target.items, key) : undefined;
      const item = isSeq(target) ? target.items[Number(key)] : undefined;
      node = pair ? pair.value : item;
      offset = offsetOf(pair ? pair.key : item) ?? offset;
    }
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }
}

function pairOf(
  items: readonly Pair[],
  key: string | number,
): Pair | undefined {
  return items.find(
    pair => isScalar(pair.key) && String(pair.key.value) === String(key),
  );
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
