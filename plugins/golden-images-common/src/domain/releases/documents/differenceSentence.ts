import type { ReleaseDifference, UnusualChange } from './difference';

/** The comparison in one sentence: what a reviewer needs to know first. */
export function differenceSentence(
  difference: ReleaseDifference,
  unusual: readonly UnusualChange[],
): string {
  const { packages, licences, findings, image } = difference;
  const parts = [
    packages && counted(packages.changed.length, 'package', 'changed'),
    packages && packages.added.length > 0 && `${packages.added.length} added`,
    packages &&
      packages.removed.length > 0 &&
      `${packages.removed.length} removed`,
    licences &&
      licences.length > 0 &&
      counted(licences.length, 'licence', 'changed'),
    findings &&
      findings.fixed.length > 0 &&
      counted(findings.fixed.length, 'finding', 'fixed'),
    findings &&
      findings.new.length > 0 &&
      counted(findings.new.length, 'finding', 'new'),
    image &&
      image.length > 0 &&
      `${counted(image.length, 'change', 'of the image')}`,
    unusual.length > 0
      ? counted(unusual.length, 'unusual change', 'to look at')
      : nothingUnusual(difference),
  ].filter(part => typeof part === 'string');
  return `${parts.join(', ')}.`;
}

/** What was not compared is not called usual. */
function nothingUnusual({ missing }: ReleaseDifference): string {
  return missing.length === 0
    ? 'nothing unusual'
    : 'nothing unusual in what could be compared';
}

function counted(count: number, noun: string, verb: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'} ${verb}`;
}
