import type {
  InstalledPackage,
  NamedImage,
  TierReport,
} from '@image-governance/plugin-golden-images-common';
import type { Classify } from '../requests';

/** Stands in for the classifier, as far as the examples go: `apk add` is tier 2, a shell among it tier 3, the rest tier 1. */
export const classifyExample: Classify = async (_, text) => {
  const lines = text.split('\n');
  const packages = lines.flatMap(line =>
    (/^RUN apk add(?: --no-cache)? (.+)$/.exec(line)?.[1] ?? '')
      .split(' ')
      .filter(Boolean)
      .map((each): InstalledPackage => {
        const [name, version] = each.split('=');
        return { manager: 'apk', name, version };
      }),
  );
  const images = lines.flatMap((line, i): NamedImage[] => {
    const reference = /^FROM (\S+)$/.exec(line)?.[1];
    return reference ? [{ reference, line: i + 1, ships: true }] : [];
  });
  const tier = tierOf(packages);
  const report: TierReport = {
    tier,
    sentence: `Tier ${tier}.`,
    findings:
      tier === 1
        ? []
        : [
            {
              tier,
              item: tier === 3 ? 'shell' : 'system-package',
              line: 2,
              excerpt: lines[1] ?? '',
              reason: tier === 3 ? 'It installs a shell' : 'It installs',
              ...(tier === 3 && { alternative: 'Run the binary itself' }),
            },
          ],
    images,
    packages,
  };
  return report;
};

function tierOf(packages: readonly InstalledPackage[]): 1 | 2 | 3 {
  if (packages.some(({ name }) => name === 'bash')) {
    return 3;
  }
  return packages.length > 0 ? 2 : 1;
}
