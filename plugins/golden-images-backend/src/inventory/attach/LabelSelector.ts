import { InputError } from '@backstage/errors';

/** One condition of a label selector; all of a selector's have to hold. */
export type LabelRequirement =
  | { readonly operator: 'in'; readonly key: string; readonly values: string[] }
  | {
      readonly operator: 'notin';
      readonly key: string;
      readonly values: string[];
    }
  | { readonly operator: 'exists'; readonly key: string }
  | { readonly operator: 'absent'; readonly key: string };

/** Labels of a workload's pods. */
export type Labels = Readonly<Record<string, string>>;

const KEY = String.raw`[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?`;
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)$`);
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const PRESENCE = new RegExp(`^(!?)\\s*(${KEY})$`);

/**
 * Parses a label selector by the grammar of the API server. A selector without
 * any condition is refused: it would claim every workload there is.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 * @throws InputError that names the part that is none
 */
export function parseLabelSelector(selector: string): LabelRequirement[] {
  return selector
    .split(/,(?![^()]*\))/)
    .map(part => parseRequirement(part.trim()));
}

/** Whether labels fulfil all requirements. */
export function selects(
  requirements: readonly LabelRequirement[],
  labels: Labels,
): boolean {
  return requirements.every(requirement => holds(requirement, labels));
}

function holds(requirement: LabelRequirement, labels: Labels): boolean {
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
      throw new Error(`Unknown operator ${operator satisfies never}`);
  }
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
  throw new InputError(`'${text}' is no label selector requirement`);
}
