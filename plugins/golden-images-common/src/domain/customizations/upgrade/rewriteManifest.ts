import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  visit,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { formatReference, parseReference } from '../../inventory/reference';
import { FileEdits } from './FileEdits';
import { ImageFields } from './ImageFields';
import type { DecideImage, RewrittenFile } from './imageDecision';
import { isTooDeep } from './isTooDeep';

const NAMES_IMAGES = /\b(?:images?|repository)["']?[ \t]*:/;

/**
 * Rewrites every `image:` that is one reference, the `images` of a kustomization, and pairs of
 * `repository` and `tag` as Helm values have them.
 */
export function rewriteManifest(
  file: { readonly path: string; readonly text: string },
  decide: DecideImage,
): RewrittenFile {
  const { path, text } = file;
  const edits = FileEdits.of(text);
  const documents = NAMES_IMAGES.test(text) ? parse(text) : [];
  if (documents === undefined) {
    edits.ask(
      0,
      '',
      'It cannot be read as YAML, perhaps since it is a template. Look at its images by hand.',
    );
    return edits.finish();
  }
  const kustomization = /(^|\/)kustomization\.ya?ml$/i.test(path);
  for (const document of documents) {
    if (kustomization || document.get('kind') === 'Kustomization') {
      rewriteKustomization(edits, document, decide);
    } else {
      visit(document, {
        Pair: (_, pair) => {
          if (isScalar(pair.key) && pair.key.value === 'image') {
            rewriteImage(edits, pair, decide);
          }
        },
        Map: (_, map) => {
          rewriteHelmValues(edits, map, decide);
        },
      });
    }
  }
  return edits.finish();
}

/** `undefined` when any of it cannot be read. Aliases are not followed, so they cost nothing. */
function parse(text: string): Document.Parsed[] | undefined {
  if (isTooDeep(text)) {
    return undefined;
  }
  const documents = parseAllDocuments(text, {
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
  });
  return Array.isArray(documents) &&
    documents.every(({ errors }) => errors.length === 0)
    ? [...documents]
    : undefined;
}

function rewriteImage(
  edits: FileEdits,
  { key, value }: Pair,
  decide: DecideImage,
): void {
  const start = startOf(key);
  if (isAlias(value)) {
    edits.ask(
      start,
      `image: *${value.source}`,
      'The image stands elsewhere in the file. Look at it there.',
    );
    return;
  }
  if (!isScalar(value) || typeof value.value !== 'string') {
    return;
  }
  const parsed = parseReference(value.value);
  const decision = parsed.ok ? decide(parsed.reference) : undefined;
  if (decision?.kind === 'ask') {
    edits.ask(start, value.value, decision.reason);
  }
  if (decision?.kind !== 'replace') {
    return;
  }
  const to = formatReference(decision.by);
  if (ImageFields.of(edits).set(value, to)) {
    edits.changed(start, { from: value.value, to, step: decision.step });
  } else {
    edits.ask(
      start,
      value.value,
      `The image is written as a block of text. Write ${to} in its place.`,
    );
  }
}

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/ */
function rewriteKustomization(
  edits: FileEdits,
  document: Document.Parsed,
  decide: DecideImage,
): void {
  const images = document.get('images');
  if (!isSeq(images)) {
    return;
  }
  for (const item of images.items) {
    if (isMap(item)) {
      const name = textAt(item, 'newName') ?? textAt(item, 'name');
      const tag = textAt(item, 'newTag');
      const digest = textAt(item, 'digest');
      // Without either the manifest itself says which one it is.
      if (name && (tag ?? digest)) {
        ImageFields.of(edits).rewrite({
          map: item,
          reference: join(name, tag, digest),
          fields: { tag: 'newTag', digest: 'digest' },
          place: textAt(item, 'newName') ? 'newName' : undefined,
          mayAddDigest: true,
          decide,
        });
      }
    }
  }
}

/** `repository` and `tag`, perhaps with `registry` and `digest`, in one mapping. */
function rewriteHelmValues(
  edits: FileEdits,
  map: YAMLMap,
  decide: DecideImage,
): void {
  const repository = textAt(map, 'repository');
  const tag = textAt(map, 'tag');
  if (!repository || (tag ?? textAt(map, 'digest')) === undefined) {
    return;
  }
  const registry = textAt(map, 'registry');
  ImageFields.of(edits).rewrite({
    map,
    reference: join(
      registry ? `${registry}/${repository}` : repository,
      tag,
      textAt(map, 'digest'),
    ),
    fields: { tag: 'tag', digest: 'digest' },
    place: registry ? undefined : 'repository',
    mayAddDigest: false,
    decide,
  });
}

function join(
  name: string,
  tag: string | undefined,
  digest: string | undefined,
): string {
  return `${name}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
}

function textAt(map: YAMLMap, key: string): string | undefined {
  const node = map.get(key, true);
  return isScalar(node) && typeof node.value === 'string'
    ? node.value
    : undefined;
}

function startOf(node: unknown): number {
  return isScalar(node) ? rangeOf(node)[0] : 0;
}

function rangeOf(node: Node | Scalar): readonly [number, number, number] {
  return node.range ?? [0, 0, 0];
}
