/** One condition of a label selector; all of a selector's have to hold. */
export type LabelRequirement =
  | {
      readonly operator: 'in' | 'notin';
      readonly key: string;
      readonly values: readonly string[];
    }
  | { readonly operator: 'exists' | 'absent'; readonly key: string };

const KEY = String.raw`[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?`;
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)$`);
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const PRESENCE = new RegExp(`^(!?)\\s*(${KEY})$`);
const COMMA_OUTSIDE_BRACKETS = /,(?![^()]*\))/;

/**
 * Parses a label selector by the grammar of the API server, for which an empty
 * selector has no requirement and so selects everything.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 * @throws SyntaxError that names the part that is no requirement
 */
export function parseLabelSelector(
  selector: string,
): readonly LabelRequirement[] {
  return selector.trim() === ''
    ? []
    : selector
        .split(COMMA_OUTSIDE_BRACKETS)
        .map(part => parseRequirement(part.trim()));
}

/** Whether labels fulfil all requirements. */
export function selectsLabels(
  requirements: readonly LabelRequirement[],
  labels: Readonly<Record<string, string>>,
): boolean {
  return requirements.every(requirement => {
    const { operator, key } = requirement;
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
      case 'in':
        return value !== undefined && requirement.values.includes(value);
      case 'notin':
        // As the API server has it, an absent label is not in any set.
        return value === undefined || !requirement.values.includes(value);
      case 'exists':
        return value !== undefined;
      case 'absent':
        return value === undefined;
      default:
        throw new TypeError(`Unknown operator ${operator satisfies never}`);
    }
  });
}

function parseRequirement(text: string): LabelRequirement {
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return {
      operator: operator === '!=' ? 'notin' : 'in',
      key,
      values: [value],
    };
  }
  const set = SET.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return { operator: operator === 'in' ? 'in' : 'notin', key, values };
  }
  const presence = PRESENCE.exec(text);
  if (presence) {
    const [, absent, key] = presence;
    return { operator: absent ? 'absent' : 'exists', key };
  }
  throw new SyntaxError(`'${text}' is no label selector requirement`);
}
