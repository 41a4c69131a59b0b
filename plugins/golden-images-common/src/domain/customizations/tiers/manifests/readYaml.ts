import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
} from 'yaml';
import { MOST_YAML_DEPTH, MOST_YAML_NODES } from '../limits';
import { UnclassifiableError } from '../UnclassifiableError';

/** A value of YAML that knows its line; aliases and merge keys are put in. */
export type YamlValue =
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      readonly line: number;
    }
  | {
      readonly kind: 'list';
      readonly items: readonly YamlValue[];
      readonly line: number;
    }
  | {
      readonly kind: 'map';
      readonly fields: ReadonlyMap<string, YamlValue>;
      readonly line: number;
    };

/** What a text of several documents holds, and what of it is no YAML. */
export interface YamlDocuments {
  readonly values: readonly YamlValue[];
  readonly problems: readonly {
    readonly line: number;
    readonly message: string;
  }[];
}

/** Reads documents of YAML. @throws UnclassifiableError when they hold or nest more than is read */
export function readYaml(text: string): YamlDocuments {
  const lines = new LineCounter();
  let documents: readonly Document[];
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter: lines,
      merge: true,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    documents = Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    // Its reader calls itself for each level.
    if (error instanceof RangeError) {
      throw new UnclassifiableError('The YAML nests too deeply');
    }
    throw error;
  }
  const values: YamlValue[] = [];
  const problems: { line: number; message: string }[] = [];
  const budget = { left: MOST_YAML_NODES };
  for (const document of documents) {
    for (const { pos, message } of document.errors.slice(0, 5)) {
      problems.push({
        line: lines.linePos(pos[0]).line,
        message: message.split('\n')[0].slice(0, 150),
      });
    }
    if (document.contents) {
      values.push(
        new Reader(document, lines, budget).read(document.contents, 0, 1),
      );
    }
  }
  return { values, problems };
}

class Reader {
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #budget: { left: number };

  constructor(
    document: Document,
    lines: LineCounter,
    budget: { left: number },
  ) {
    this.#document = document;
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
      return this.read(node.resolve(this.#document), depth + 1, around);
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
