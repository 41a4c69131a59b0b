import {
  isMap,
  isScalar,
  parseAllDocuments,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { FileEdits } from '../customizations/upgrade/FileEdits';
import { isTooDeep } from '../customizations/upgrade/isTooDeep';

/** A catalog file with annotations, or why it was left, in a sentence. */
export type AnnotatedFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Puts annotations on an entity of a catalog file (`catalog-info.yaml`), so that its workloads are
 * found (AMB-28). Nothing else in the file changes.
 * @param name - `metadata.name` of the component; default: the only one of the file
 */
export function annotateEntity(
  text: string,
  annotations: Readonly<Record<string, string>>,
  name?: string,
): AnnotatedFile {
  const documents = isTooDeep(text)
    ? []
    : parseAllDocuments(text, { logLevel: 'silent', prettyErrors: false });
  if (
    !Array.isArray(documents) ||
    documents.length === 0 ||
    documents.some(({ errors }) => errors.length > 0)
  ) {
    return refuse('It cannot be read as YAML.');
  }
  const components = documents.filter(
    document =>
      document.get('kind') === 'Component' &&
      (name === undefined || document.getIn(['metadata', 'name']) === name),
  );
  const [component, another] = components;
  const metadata = component?.get('metadata');
  if (!component || another || !isMap(metadata)) {
    return refuse(
      another
        ? 'It has several components: say which one.'
        : `It has no component${name === undefined ? '' : ` ${name}`}.`,
    );
  }
  return annotate(FileEdits.of(text), metadata, annotations);
}

function annotate(
  edits: FileEdits,
  metadata: YAMLMap,
  annotations: Readonly<Record<string, string>>,
): AnnotatedFile {
  const known = metadata.get('annotations');
  const entries = Object.entries(annotations);
  if (isMap(known)) {
    const missing = entries.filter(
      ([key, value]) => !replaceValue(edits, known, key, value),
    );
    return missing.length === 0 || insertLines(edits, known, lines(missing))
      ? done(edits)
      : refuse('Its annotations stand in one line.');
  }
  if (metadata.has('annotations')) {
    return refuse('Its annotations hold no values: remove the key.');
  }
  const block = ['annotations:', ...lines(entries).map(line => `  ${line}`)];
  return insertLines(edits, metadata, block)
    ? done(edits)
    : refuse('Its metadata stand in one line.');
}

/** @returns whether the key is there */
function replaceValue(
  edits: FileEdits,
  map: YAMLMap,
  key: string,
  value: string,
): boolean {
  const node = map.get(key, true);
  if (isScalar(node) && node.range && node.value !== value) {
    edits.replace(node.range[0], node.range[1], JSON.stringify(value));
  }
  return node !== undefined;
}

/** Puts lines before the first one of a mapping, indented as that is. */
function insertLines(
  edits: FileEdits,
  map: YAMLMap,
  added: readonly string[],
): boolean {
  const first: Pair | undefined = map.items[0];
  if (map.flow || !isScalar(first?.key) || !first.key.range) {
    return false;
  }
  const [start] = first.key.range;
  const between = `${edits.lineEnd()}${' '.repeat(edits.columnOf(start))}`;
  edits.replace(start, start, added.map(line => `${line}${between}`).join(''));
  return true;
}

function lines(entries: readonly (readonly [string, string])[]): string[] {
  return entries.map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
}

function done(edits: FileEdits): AnnotatedFile {
  return { ok: true, text: edits.finish().text };
}

function refuse(reason: string): AnnotatedFile {
  return { ok: false, reason };
}
