import type {
  RewrittenImage,
  RewrittenFile,
  UndecidedImage,
} from './imageDecision';

const LONGEST_EXCERPT = 200;
const LINE_END = /\r\n|\r|\n/g;

/** What is replaced in a text; offsets are of the text as it was. */
export class FileEdits {
  readonly #text: string;
  readonly #lineStarts: readonly number[];
  readonly #edits: { start: number; end: number; by: string }[] = [];
  readonly #changes: RewrittenImage[] = [];
  readonly #undecided: UndecidedImage[] = [];

  static of(text: string): FileEdits {
    return new FileEdits(text);
  }

  private constructor(text: string) {
    this.#text = text;
    this.#lineStarts = [
      0,
      ...Array.from(text.matchAll(LINE_END), end => end.index + end[0].length),
    ];
  }

  /** @param position - from 0, both */
  offsetAt(position: { line: number; character: number }): number {
    return this.#lineStarts[position.line] + position.character;
  }

  /** Column, from 0. */
  columnOf(offset: number): number {
    return offset - this.#lineStarts[this.#lineOf(offset)];
  }

  /** What ends its first line. */
  lineEnd(): string {
    return this.#text.match(LINE_END)?.[0] ?? '\n';
  }

  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  /** Replaces what is between; the same place twice counts once. */
  replace(start: number, end: number, by: string): void {
    if (!this.#edits.some(edit => edit.start === start && edit.end === end)) {
      this.#edits.push({ start, end, by });
    }
  }

  changed(offset: number, change: Omit<RewrittenImage, 'line'>): void {
    const line = this.#lineOf(offset) + 1;
    const known = this.#changes.some(
      one => one.line === line && one.from === change.from,
    );
    if (!known) {
      this.#changes.push({ line, ...change });
    }
  }

  ask(offset: number, excerpt: string, reason: string): void {
    this.#undecided.push({
      line: this.#lineOf(offset) + 1,
      excerpt: excerpt.trim().slice(0, LONGEST_EXCERPT),
      reason,
    });
  }

  finish(): RewrittenFile {
    const edits = [...this.#edits].sort((a, b) => a.start - b.start);
    let text = '';
    let end = 0;
    for (const edit of edits) {
      text += this.#text.slice(end, edit.start) + edit.by;
      end = edit.end;
    }
    return {
      text: text + this.#text.slice(end),
      changes: [...this.#changes].sort((a, b) => a.line - b.line),
      undecided: [...this.#undecided].sort((a, b) => a.line - b.line),
    };
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#lineStarts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
