import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
} from 'yaml';
import { MOST_YAML_DEPTH, MOST_YAML_NODES } from '../limits';
import { UnclassifiableError } from '../UnclassifiableError';
import type { YamlValue } from './yamlValue';

/** Reads the nodes of a document into values. The budget is shared by all documents of a text. */
export class YamlReader {
  readonly #lines: LineCounter;
  readonly #budget: { left: number };
  /** Nodes that were named so far; the last of a name counts. */
  readonly #anchors = new Map<string, unknown>();

  constructor(lines: LineCounter, budget: { left: number }) {
    this.#lines = lines;
    this.#budget = budget;
  }

  read(node: unknown, depth: number, around: number): YamlValue {
    this.#budget.left -= 1;
    if (this.#budget.left < 0 || depth > MOST_YAML_DEPTH) {
      throw new UnclassifiableError(
        `The YAML holds more than ${MOST_YAML_NODES} values, aliases included, or nests deeper than ${MOST_YAML_DEPTH}`,
      );
    }
    if (isAlias(node)) {
      return this.read(this.#anchors.get(node.source), depth + 1, around);
    }
    if (isNode(node) && 'anchor' in node && node.anchor) {
      this.#anchors.set(node.anchor, node);
    }
    if (isMap(node)) {
      const line = this.#lineOf(node.range, around);
      const fields = new Map<string, YamlValue>();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        const at = isScalar(key) ? this.#lineOf(key.range, line) : line;
        const read = { ...this.read(value, depth + 1, at), line: at };
        if (name === '<<') {
          merge(read, fields);
        } else {
          fields.set(name, read);
        }
      }
      return { kind: 'map', fields, line };
    }
    if (isSeq(node)) {
      const line = this.#lineOf(node.range, around);
      return {
        kind: 'list',
        line,
        items: node.items.map(item => this.read(item, depth + 1, line)),
      };
    }
    const value = isScalar(node) ? node.value : null;
    return {
      kind: 'scalar',
      line: isScalar(node) ? this.#lineOf(node.range, around) : around,
      value:
        typeof value === 'number' ||
        typeof value === 'boolean' ||
        value === null
          ? value
          : String(value),
    };
  }

  #lineOf(range: readonly number[] | null | undefined, around: number): number {
    return range ? this.#lines.linePos(range[0]).line || around : around;
  }
}

/** Fields of the own map win, wherever the merge key stands. */
function merge(from: YamlValue, into: Map<string, YamlValue>): void {
  if (from.kind === 'list') {
    from.items.forEach(each => merge(each, into));
  } else if (from.kind === 'map') {
    for (const [name, value] of from.fields) {
      if (!into.has(name)) {
        into.set(name, value);
      }
    }
  }
}
