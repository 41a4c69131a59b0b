import { matchesGlob } from '../../inventory/glob';
import { parseLicence, type LicenceExpression } from './licenceExpression';
import type { LicencePolicy } from './licencePolicy';
import type { LicenceVerdict } from './licenceVerdict';
import type { SbomComponent } from './sbom';

/** From the best to the worst. */
const ORDER: readonly LicenceVerdict[] = [
  'allowed',
  'review',
  'unknown',
  'denied',
];

const COPYLEFT = [
  'agpl-*',
  'gpl-*',
  'lgpl-*',
  'sspl-*',
  'eupl-*',
  'osl-*',
  'mpl-*',
  'epl-*',
  'cddl-*',
  'cc-by-sa-*',
  'sleepycat',
];

/**
 * Judges a licence expression (R-VER-03): of alternatives the best counts, of
 * licences that all apply the worst. What is named by no list is for review,
 * and nothing said is unknown, never allowed.
 */
export function judgeLicence(
  text: string,
  policy: LicencePolicy,
): LicenceVerdict {
  if (/^\s*(NOASSERTION|NONE)?\s*$/i.test(text)) {
    return 'unknown';
  }
  const expression = parseLicence(text);
  return expression ? judge(expression, policy) : judgeId(text.trim(), policy);
}

/** The verdict of a component: the worst of its licences. */
export function judgeComponent(
  component: Pick<SbomComponent, 'licences'>,
  policy: LicencePolicy,
): LicenceVerdict {
  return component.licences.length === 0
    ? 'unknown'
    : worst(component.licences.map(each => judgeLicence(each, policy)));
}

/** Whether what is distributed with it must be, or in part be, under the same licence, whichever alternative is chosen. */
export function isCopyleft(licences: readonly string[]): boolean {
  return licences.some(text => {
    const expression = parseLicence(text);
    return expression ? holds(expression) : matches(text.trim(), COPYLEFT);
  });
}

function holds(expression: LicenceExpression): boolean {
  if ('licence' in expression) {
    return matches(expression.licence, COPYLEFT);
  }
  const [left, right] = expression.of;
  return expression.conjunction === 'and'
    ? holds(left) || holds(right)
    : holds(left) && holds(right);
}

function judge(
  expression: LicenceExpression,
  policy: LicencePolicy,
): LicenceVerdict {
  if ('licence' in expression) {
    return judgeId(expression.licence, policy);
  }
  const both = expression.of.map(each => judge(each, policy));
  return expression.conjunction === 'and' ? worst(both) : best(both);
}

function judgeId(licence: string, policy: LicencePolicy): LicenceVerdict {
  if (/^(NOASSERTION|NONE)$/i.test(licence)) {
    return 'unknown';
  }
  const [id, exception] = licence.split(/ with /i);
  return (
    // Who writes down an exception means it, whatever is said of the licence without.
    (exception ? listed(licence, policy, isOfException) : undefined) ??
    listed(id, policy, entry => !isOfException(entry)) ??
    'review'
  );
}

function isOfException(entry: string): boolean {
  return / with /i.test(entry);
}

function listed(
  licence: string,
  policy: LicencePolicy,
  counts: (entry: string) => boolean,
): LicenceVerdict | undefined {
  return (['denied', 'review', 'allowed'] as const).find(verdict =>
    matches(licence, policy[verdict].filter(counts)),
  );
}

function matches(licence: string, patterns: readonly string[]): boolean {
  const lower = licence.toLowerCase();
  return patterns.some(each => matchesGlob(lower, each.toLowerCase()));
}

function worst(verdicts: readonly LicenceVerdict[]): LicenceVerdict {
  return verdicts.reduce((a, b) =>
    ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a,
  );
}

function best(verdicts: readonly LicenceVerdict[]): LicenceVerdict {
  return verdicts.reduce((a, b) =>
    ORDER.indexOf(b) < ORDER.indexOf(a) ? b : a,
  );
}
