import { Lexer, Parser, type CST, type LineCounter } from 'yaml';
import { tooDeepAt } from './tooDeepAt';

/** Lexical tokens in one document: bounds the time and memory of parsing it. */
const MAX_TOKENS = 500_000;

/** The tokens of a text up to a document that is too large, without documents that nest too deeply. */
export class BoundedTokens implements Iterable<CST.Token> {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #mostDepth: number;
  /** Where a document that was left out nests too deeply. */
  readonly tooDeepAt: number[] = [];
  #cutAt: number | undefined;

  constructor(text: string, lines: LineCounter, mostDepth: number) {
    this.#text = text;
    this.#lines = lines;
    this.#mostDepth = mostDepth;
  }

  /** Where reading stopped; `undefined` when it came to the end. */
  get cutAt(): number | undefined {
    return this.#cutAt;
  }

  *[Symbol.iterator](): Iterator<CST.Token> {
    const parser = new Parser(this.#lines.addNewLine);
    this.#lines.addNewLine(0);
    let count = 0;
    for (const lexeme of new Lexer().lex(this.#text)) {
      count += 1;
      if (count > MAX_TOKENS) {
        this.#cutAt = parser.offset;
        return;
      }
      for (const token of parser.next(lexeme)) {
        count = 0;
        yield* this.#shallow(token);
      }
    }
    for (const token of parser.end()) {
      yield* this.#shallow(token);
    }
  }

  *#shallow(token: CST.Token): Generator<CST.Token> {
    const offset = tooDeepAt(token, this.#mostDepth);
    if (offset === undefined) {
      yield token;
    } else {
      this.tooDeepAt.push(offset);
    }
  }
}
