import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { MOST_YAML_NODES } from '../limits';
import { UnclassifiableError } from '../UnclassifiableError';
import { YamlReader } from './YamlReader';
import type { YamlValue } from './yamlValue';

const MOST_BRACKETS = 200;
const MOST_DOCUMENTS = 2_000;

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
  refuseHostile(text);
  const lines = new LineCounter();
  let documents: readonly Document[];
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter: lines,
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
      values.push(new YamlReader(lines, budget).read(document.contents, 0, 1));
    }
  }
  return { values, problems };
}

/** What the parser itself takes minutes for. */
function refuseHostile(text: string): void {
  let depth = 0;
  let documents = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '[' || char === '{') {
      depth += 1;
    } else if (char === ']' || char === '}') {
      depth = Math.max(0, depth - 1);
    } else if (char === '\n' && text.startsWith('---', at + 1)) {
      documents += 1;
    }
    if (depth > MOST_BRACKETS || documents > MOST_DOCUMENTS) {
      throw new UnclassifiableError(
        depth > MOST_BRACKETS
          ? 'The YAML nests too deeply'
          : `The YAML has more than ${MOST_DOCUMENTS} documents`,
      );
    }
  }
  if (/(?:[-?:] ){100}/.test(text)) {
    throw new UnclassifiableError('The YAML nests too deeply');
  }
}
