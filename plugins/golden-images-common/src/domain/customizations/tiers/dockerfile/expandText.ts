import type { Variables } from '../shell/Variables';
import { GAP, type Word } from '../shell/word';

const MOST_DEPTH = 10;
/** Several in a row are one. */
const GAPS = new RegExp(`${GAP}{2,}`, 'g');
/** What is longer has a gap at its end. */
const MOST_LENGTH = 4_000;
/** Longest text that is expanded. */
const MOST_TEXT = 20_000;

/**
 * A text of an instruction with its variables put in, as BuildKit does for
 * everything but RUN: quotes are taken off, `$X`, `${X}`, `${X:-y}` and
 * `${X:+y}` are replaced. What nothing is known of becomes a gap.
 */
export function expandText(
  text: string,
  variables: Variables,
  escape = '\\',
): Word {
  const state = { unknown: undefined as string | undefined };
  const result = expand(text, variables, escape, state, 0);
  return result.includes(GAP)
    ? { text: result, unknown: state.unknown }
    : { text: result };
}

function expand(
  text: string,
  variables: Variables,
  escape: string,
  state: { unknown: string | undefined },
  depth: number,
): string {
  if (depth > MOST_DEPTH || text.length > MOST_TEXT) {
    state.unknown ??= text.slice(0, 80);
    return GAP;
  }
  const out: string[] = [];
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === escape && quote !== "'") {
      at += 1;
      out.push(text[at] ?? '');
    } else if (char === quote) {
      quote = '';
    } else if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
    } else if (char === '$' && quote !== "'") {
      const { name, operator, operand, end } = readVariable(text, at);
      const known = name === '' ? ['$'] : variables.get(name);
      const value = known?.at(-1);
      if (operator === '-' && !value) {
        out.push(expand(operand, variables, escape, state, depth + 1));
      } else if (operator === '+') {
        out.push(
          value ? expand(operand, variables, escape, state, depth + 1) : '',
        );
      } else if (value === undefined || operator === '?') {
        state.unknown ??= text.slice(at, end).slice(0, 80);
        out.push(GAP);
      } else {
        if (value.includes(GAP)) {
          state.unknown ??= text.slice(at, end).slice(0, 80);
        }
        out.push(value);
      }
      at = end - 1;
    } else {
      out.push(char);
    }
  }
  const whole = out.join('').replace(GAPS, GAP);
  if (whole.length <= MOST_LENGTH) {
    return whole;
  }
  state.unknown ??= 'what is too long to read';
  return whole.slice(0, MOST_LENGTH) + GAP;
}

interface Variable {
  readonly name: string;
  /** `-` for a default, `+` for an alternative, `?` for anything that is not computed. */
  readonly operator: '' | '-' | '+' | '?';
  readonly operand: string;
  /** Index behind it. */
  readonly end: number;
}

function readVariable(text: string, at: number): Variable {
  if (text[at + 1] !== '{') {
    const [name] = /^[A-Za-z_]\w*/.exec(text.slice(at + 1, at + 200)) ?? [''];
    return { name, operator: '', operand: '', end: at + 1 + name.length };
  }
  let depth = 0;
  let end = at + 1;
  for (; end < text.length; end += 1) {
    if (text[end] === '{') {
      depth += 1;
    } else if (text[end] === '}') {
      depth -= 1;
      if (depth === 0) {
        break;
      }
    }
  }
  const inside = text.slice(at + 2, end);
  const [, name = '', operator = '', operand = ''] =
    /^(\w+)(?:(:?[-+])([^]*))?$/.exec(inside) ?? [];
  if (name === '') {
    const [start = '?'] = /^\w+/.exec(inside) ?? [];
    return { name: start, operator: '?', operand: '', end: end + 1 };
  }
  const kind = operator.endsWith('-') ? '-' : '+';
  return { name, operator: operator && kind, operand, end: end + 1 };
}
