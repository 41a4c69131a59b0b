import { isScalar, type Scalar, type YAMLMap } from 'yaml';
import {
  formatReference,
  parseReference,
  type ImageReference,
} from '../../inventory/reference';
import type { FileEdits } from './FileEdits';
import type { DecideImage } from './imageDecision';

/** An image whose parts stand in fields of one mapping. */
export interface ImageInFields {
  readonly map: YAMLMap;
  /** Put together. */
  readonly reference: string;
  /** Names of the fields. */
  readonly fields: { readonly tag: string; readonly digest: string };
  /** The field with the image's name, where that may be changed. */
  readonly place?: string;
  /** Whether a digest may be put beside the tag where there is none. */
  readonly mayAddDigest: boolean;
  readonly decide: DecideImage;
}

/** Edits images that are spread over fields of YAML. */
export class ImageFields {
  readonly #edits: FileEdits;

  static of(edits: FileEdits): ImageFields {
    return new ImageFields(edits);
  }

  private constructor(edits: FileEdits) {
    this.#edits = edits;
  }

  rewrite(image: ImageInFields): void {
    const { map, reference, fields, decide } = image;
    const parsed = parseReference(reference);
    const start = map.range?.[0] ?? 0;
    const decision = parsed.ok ? decide(parsed.reference) : undefined;
    if (!parsed.ok || !decision || decision.kind === 'keep') {
      return;
    }
    if (decision.kind === 'ask') {
      this.#edits.ask(start, reference, decision.reason);
      return;
    }
    const to = formatReference(decision.by);
    const tag = map.get(fields.tag, true);
    const digest = map.get(fields.digest, true);
    const pinnedInTag = isText(tag) && tag.value.includes('@');
    const writable =
      this.#canMove(image, parsed.reference, decision.by) &&
      (tag === undefined || (this.#isWritable(tag) && tag.value !== '')) &&
      (digest === undefined || this.#isWritable(digest)) &&
      (isText(digest) ||
        pinnedInTag ||
        (isText(tag) && (!image.mayAddDigest || !map.flow)));
    if (!writable) {
      this.#edits.ask(
        start,
        reference,
        `It should be ${to}, which these fields cannot say as they are. Write it by hand.`,
      );
      return;
    }
    const { tag: newTag = '', digest: newDigest = '' } = decision.by;
    if (image.place && !isSamePlace(parsed.reference, decision.by)) {
      this.set(map.get(image.place, true), nameOf(decision.by));
    }
    if (isText(tag)) {
      this.set(tag, pinnedInTag ? `${newTag}@${newDigest}` : newTag);
    }
    if (isText(digest)) {
      this.set(digest, newDigest);
    } else if (!pinnedInTag && image.mayAddDigest) {
      this.#addBefore(image, fields.tag, `${fields.digest}: ${newDigest}`);
    }
    this.#edits.changed(start, {
      from: reference,
      to:
        isText(digest) || pinnedInTag || image.mayAddDigest
          ? to
          : `${nameOf(decision.by)}:${newTag}`,
      step: decision.step,
    });
    if (!isText(digest) && !pinnedInTag && !image.mayAddDigest) {
      this.#edits.ask(
        start,
        reference,
        `The release was changed, but no digest pins it: the values have no field for one. If the chart knows one, give it ${newDigest}.`,
      );
    }
  }

  /** Writes a scalar in the quotes that it has. @returns false for a block of text, which is left */
  set(node: unknown, value: string): boolean {
    if (!this.#isWritable(node)) {
      return false;
    }
    const [start, end] = node.range ?? [0, 0];
    const quote = /^["']/.exec(this.#edits.slice(start, end))?.[0] ?? '';
    this.#edits.replace(start, end, `${quote}${value}${quote}`);
    return true;
  }

  #isWritable(node: unknown): node is Scalar<string> {
    return (
      isText(node) &&
      !/[\r\n]/.test(
        this.#edits.slice(node.range?.[0] ?? 0, node.range?.[1] ?? 0),
      )
    );
  }

  #canMove(
    { map, place }: ImageInFields,
    from: ImageReference,
    to: ImageReference,
  ): boolean {
    return (
      isSamePlace(from, to) ||
      (place !== undefined && this.#isWritable(map.get(place, true)))
    );
  }

  /** Puts a line before the one of a key, indented as that is. */
  #addBefore({ map }: ImageInFields, key: string, line: string): void {
    const pair = map.items.find(
      item => isScalar(item.key) && item.key.value === key,
    );
    const start = isScalar(pair?.key) ? pair.key.range?.[0] ?? 0 : 0;
    const indent = ' '.repeat(this.#edits.columnOf(start));
    const lineEnd = this.#edits.lineEnd();
    this.#edits.replace(start, start, `${line}${lineEnd}${indent}`);
  }
}

function isText(node: unknown): node is Scalar<string> {
  return isScalar(node) && typeof node.value === 'string';
}

function isSamePlace(a: ImageReference, b: ImageReference): boolean {
  return a.registry === b.registry && a.repository === b.repository;
}

function nameOf({ registry, repository }: ImageReference): string {
  return formatReference({ registry, repository });
}
