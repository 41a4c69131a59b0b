import type { Node } from 'web-tree-sitter';
import type { Redirect, Script, ShellCommand } from './command';
import { valuesOf, wordsOf } from './evaluate';
import { hereDocument, hereString, redirect } from './redirects';
import { Variables } from './Variables';
import { GAP, type Word } from './word';

const MOST_ALTERNATIVES = 8;
const MOST_ITERATIONS = 64;
/** Commands before one in its pipeline that are looked at. */
const MOST_PIPED = 8;

/** What a part of a text inherits from around it. */
interface Around {
  readonly background: boolean;
  readonly redirects: readonly Redirect[];
  readonly input?: string;
  /** Commands of the pipeline it is in, and whether they are read from. */
  readonly pipeline?: {
    readonly commands: ShellCommand[];
    readonly reads: boolean;
  };
}

interface Visit {
  readonly node: Node;
  readonly around: Around;
}

/** A walk with a list of its own instead of recursion: `a && b && …` nests as deep as it is long. */
export class ScriptWalk {
  readonly #variables: Variables;
  readonly #commands: ShellCommand[] = [];
  readonly #functions = new Set<string>();
  readonly #waiting: Visit[] = [];
  #unreadable: string | undefined;

  constructor(around: Variables) {
    this.#variables = new Variables(around);
  }

  read(root: Node): Script {
    this.#waiting.push({
      node: root,
      around: { background: false, redirects: [] },
    });
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      this.#visit(next);
    }
    return {
      commands: this.#commands,
      functions: this.#functions,
      ...(this.#unreadable !== undefined && { unreadable: this.#unreadable }),
    };
  }

  #visit({ node, around }: Visit): void {
    if (node.isError || node.isMissing) {
      this.#unreadable ??= `the shell at '${node.text.slice(
        0,
        60,
      )}' is not understood`;
    }
    switch (node.type) {
      case 'command':
        this.#command(node, around);
        this.#later(node.namedChildren, { background: false, redirects: [] });
        return;
      case 'variable_assignment':
        if (node.parent?.type !== 'command') {
          this.#assign(node);
        }
        break;
      case 'for_statement':
        this.#loop(node);
        break;
      case 'function_definition':
        this.#functions.add(node.childForFieldName('name')?.text ?? '');
        break;
      case 'redirected_statement':
        this.#redirected(node, around);
        return;
      case 'pipeline':
        this.#pipeline(node, around);
        return;
      default:
    }
    this.#later(node.children, around);
  }

  /** Puts children on the list so that the first is next. */
  #later(children: readonly Node[], around: Around): void {
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const node = children[index];
      if (node.isNamed || node.isMissing) {
        const background =
          around.background || children[index + 1]?.type === '&';
        this.#waiting.push({ node, around: { ...around, background } });
      }
    }
  }

  #command(node: Node, around: Around): void {
    const words: Word[] = [];
    const environment = new Map<string, readonly string[]>();
    const redirects = [...around.redirects];
    let { input } = around;
    for (const child of node.namedChildren) {
      switch (child.type) {
        case 'variable_assignment':
          environment.set(...this.#assignment(child));
          this.#keep(child);
          break;
        case 'file_redirect':
          redirects.push(...redirect(child, this.#variables));
          break;
        case 'herestring_redirect':
          input = hereString(child, this.#variables);
          break;
        case 'heredoc_redirect':
          input = hereDocument(child);
          break;
        case 'comment':
        case 'ERROR':
          break;
        default:
          words.push(...wordsOf(child, this.#variables));
      }
    }
    if (words.length === 0) {
      return;
    }
    const command: ShellCommand = {
      words,
      environment,
      redirects,
      input,
      piped: around.pipeline?.reads
        ? around.pipeline.commands.slice(-MOST_PIPED)
        : [],
      background: around.background,
      variables: this.#variables,
    };
    this.#commands.push(command);
    around.pipeline?.commands.push(command);
  }

  #redirected(node: Node, around: Around): void {
    const redirects = [...around.redirects];
    let { input } = around;
    const further: Node[] = [];
    for (const child of node.namedChildren) {
      if (child.type === 'file_redirect') {
        redirects.push(...redirect(child, this.#variables));
      } else if (child.type === 'herestring_redirect') {
        input = hereString(child, this.#variables);
      } else if (child.type === 'heredoc_redirect') {
        input = hereDocument(child);
        for (const inner of child.namedChildren) {
          if (inner.type === 'file_redirect') {
            redirects.push(...redirect(inner, this.#variables));
          } else if (!inner.type.startsWith('heredoc_')) {
            further.push(inner);
          }
        }
      }
    }
    const body = node.childForFieldName('body');
    const after = further.filter(each => each.type !== 'word');
    const pipeline =
      after.length > 0 ? { commands: [], reads: false } : around.pipeline;
    // What stands behind the start of a here-document is on the same line: `cat <<EOF | sh`.
    for (const each of after.reverse()) {
      this.#waiting.push({
        node: each,
        around: {
          background: false,
          redirects: [],
          pipeline: pipeline && {
            commands: pipeline.commands,
            reads: true,
          },
        },
      });
    }
    this.#waiting.push(
      ...node.namedChildren
        .filter(
          each => each.id !== body?.id && each.type !== 'heredoc_redirect',
        )
        .map(each => ({
          node: each,
          around: { background: false, redirects: [] },
        })),
    );
    if (body) {
      this.#waiting.push({
        node: body,
        around: { ...around, redirects, input, pipeline },
      });
    }
  }

  #pipeline(node: Node, around: Around): void {
    const commands = around.pipeline?.commands ?? [];
    const stages = node.namedChildren;
    for (let index = stages.length - 1; index >= 0; index -= 1) {
      this.#waiting.push({
        node: stages[index],
        around: {
          ...around,
          input: index === 0 ? around.input : undefined,
          pipeline: {
            commands,
            reads: index > 0 || around.pipeline?.reads === true,
          },
        },
      });
    }
  }

  /** `DEPS='…' set -x` leaves the variable behind in the shells that images have. */
  #keep(assignment: Node): void {
    const [name] = this.#assignment(assignment);
    if (!this.#variables.get(name)) {
      this.#assign(assignment);
    }
  }

  #assign(node: Node): void {
    const [name, values] = this.#assignment(node);
    // Which branch is taken is not known: what may be is kept beside what was.
    const before = this.#variables.hasOwn(name)
      ? this.#variables.get(name) ?? []
      : [];
    const all = [...new Set([...before, ...values])];
    this.#variables.set(name, all.length > MOST_ALTERNATIVES ? [GAP] : all);
  }

  #assignment(node: Node): [string, readonly string[]] {
    const name = node.childForFieldName('name')?.text ?? '';
    const value = node.childForFieldName('value');
    const values = value ? valuesOf(value, this.#variables) : [''];
    if (!node.children.some(child => child.type === '+=')) {
      return [name, values];
    }
    const before = this.#variables.get(name) ?? [''];
    return [name, before.flatMap(start => values.map(end => start + end))];
  }

  #loop(node: Node): void {
    const name = node.childForFieldName('variable')?.text ?? '';
    const values = node
      .childrenForFieldName('value')
      .flatMap(value => (value ? wordsOf(value, this.#variables) : []))
      .map(word => word.text);
    this.#variables.set(
      name,
      values.length > 0 ? values.slice(0, MOST_ITERATIONS) : [GAP],
    );
  }
}
