import { Language, Parser, type Tree } from 'web-tree-sitter';
import { MOST_SHELL_CHARACTERS } from '../limits';

/** Steps of the parser after which a text is given up; the longest that is read takes about 1,600. */
const MOST_STEPS = 4_000;
/** The grammar reads ahead to the end of the text for each; many of them take minutes. */
const MOST_REGEXES = 16;

/** Reads shell. Loaded once; no state is kept between texts. */
export class ShellParser {
  readonly #parser: Parser;

  private constructor(parser: Parser) {
    this.#parser = parser;
  }

  static async load(): Promise<ShellParser> {
    await Parser.init();
    const parser = new Parser();
    parser.setLanguage(
      await Language.load(
        require.resolve('tree-sitter-bash/tree-sitter-bash.wasm'),
      ),
    );
    return new ShellParser(parser);
  }

  /** @returns undefined for a text that is too long or takes too long; else what `use` makes of the tree, which is then freed */
  parse<T>(text: string, use: (tree: Tree) => T): T | undefined {
    if (
      text.length > MOST_SHELL_CHARACTERS ||
      text.split('=~', MOST_REGEXES + 1).length > MOST_REGEXES
    ) {
      return undefined;
    }
    let steps = 0;
    const tree = this.#parser.parse(text, null, {
      progressCallback: () => {
        steps += 1;
        return steps > MOST_STEPS;
      },
    });
    if (!tree) {
      this.#parser.reset();
      return undefined;
    }
    try {
      return use(tree);
    } finally {
      tree.delete();
    }
  }
}
