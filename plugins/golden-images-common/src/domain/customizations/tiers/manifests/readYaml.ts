import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { MOST_YAML_NODES } from '../limits';
import { UnclassifiableError } from '../UnclassifiableError';
import { YamlReader } from './YamlReader';
import type { YamlValue } from './yamlValue';

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
        new YamlReader(document, lines, budget).read(document.contents, 0, 1),
      );
    }
  }
  return { values, problems };
}
