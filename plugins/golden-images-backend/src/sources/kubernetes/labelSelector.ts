import { InputError } from '@backstage/errors';

/** Says whether labels match. */
export type LabelMatcher = (
  labels: Readonly<Record<string, string>>,
) => boolean;

const KEY = String.raw`[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?`;
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)$`);
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const PRESENCE = new RegExp(`^(!?)\\s*(${KEY})$`);

/**
 * Compiles a label selector, as the API server reads it, for labels that it
 * cannot select by: those of a pod template.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 * @throws InputError naming the requirement that is none
 */
export function labelSelector(selector: string): LabelMatcher {
  const requirements = splitOutsideBrackets(selector)
    .map(text => text.trim())
    .filter(text => text !== '')
    .map(requirement);
  return labels => requirements.every(matches => matches(labels));
}

function requirement(text: string): LabelMatcher {
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return operator === '!='
      ? labels => valueOf(labels, key) !== value
      : labels => valueOf(labels, key) === value;
  }
  const set = SET.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return labels => {
      const value = valueOf(labels, key);
      const included = value !== undefined && values.includes(value);
      return operator === 'in' ? included : !included;
    };
  }
  const presence = PRESENCE.exec(text);
  if (presence) {
    const [, absent, key] = presence;
    return labels => (valueOf(labels, key) === undefined) === (absent === '!');
  }
  throw new InputError(`'${text}' is no label selector requirement`);
}

function valueOf(
  labels: Readonly<Record<string, string>>,
  key: string,
): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function splitOutsideBrackets(selector: string): string[] {
  return selector.split(/,(?![^()]*\))/);
}
