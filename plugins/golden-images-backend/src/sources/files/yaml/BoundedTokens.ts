import { Lexer, Parser, type CST, type LineCounter } from 'yaml';

/** Lexical tokens in one document: bounds the time and memory of parsing it. */
const MAX_TOKENS = 500_000;

/** The tokens of a text up to a document that is too large. */
export class BoundedTokens implements Iterable<CST.Token> {
  readonly #text: string;
  readonly #lines: LineCounter;
  #cutAt: number | undefined;

  constructor(text: string, lines: LineCounter) {
    this.#text = text;
    this.#lines = lines;
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
        yield token;
      }
    }
    yield* parser.end();
  }
}
