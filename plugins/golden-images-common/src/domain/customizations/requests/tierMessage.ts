import type { TierReport } from '../tiers/tier';

/** What follows from a classification, in words (R-TIER-02..05). */
export function tierMessage(report: TierReport): string {
  switch (report.tier) {
    case 1:
      return 'Tier 1: no approval is needed, so there is nothing to request. Build it on the golden image.';
    case 2:
      return 'Tier 2: the security and the platform team review it before it is built.';
    default:
      return refusal(report);
  }
}

function refusal({ findings }: TierReport): string {
  const prohibited = findings
    .filter(({ tier }) => tier === 3)
    .map(({ line, reason, alternative }) => {
      const instead = alternative ? ` Instead: ${sentence(alternative)}` : '';
      return `line ${line}: ${sentence(reason)}${instead}`;
    });
  return [
    `Tier 3: this is never allowed${prohibited.length > 0 ? ':' : '.'}`,
    ...prohibited,
    'Contact the platform team rather than working around it: it helps to find an architectural alternative that does what you need.',
  ].join(' ');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
