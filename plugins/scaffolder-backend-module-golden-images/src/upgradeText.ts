import { createHash } from 'node:crypto';
import type { UpgradeReport } from './ImageFiles';

/** What a pull request says of an upgrade. */
export interface UpgradeText {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** The same for the same targets, so that an upgrade that is asked for twice is one branch. */
  readonly branchName: string;
}

/** Says what was upgraded, what needs care (R-APP-07) and what is left to do. */
export function upgradeText({
  changes,
  undecided,
}: UpgradeReport): UpgradeText {
  const targets = [...new Set(changes.map(({ to }) => to))].sort();
  const hash = createHash('sha256').update(targets.join('\n')).digest('hex');
  const breaking = changes.some(({ step }) => step === 'breaking');
  const sections = [
    changes.length > 0
      ? [
          'Golden images at their recommended releases:',
          '',
          ...changes.map(
            ({ file, line, from, to }) =>
              `- ${code(`${file}:${line}`)}: ${code(from)} → ${code(to)}`,
          ),
        ]
      : ['No golden image has to be upgraded.'],
    ...(breaking
      ? [
          [
            '**Plan time for tests**: at least one of these is a major step, or one from a version that is not known.',
          ],
        ]
      : []),
    ...(undecided.length > 0
      ? [
          [
            'To look at by hand:',
            '',
            ...undecided.map(
              ({ file, line, reason }) =>
                `- ${code(`${file}:${line}`)}: ${reason}`,
            ),
          ],
        ]
      : []),
  ];
  return {
    title:
      targets.length === 1
        ? `Upgrade to ${targets[0].split('@')[0].split('/').slice(1).join('/')}`
        : 'Upgrade golden images',
    body: `${sections.map(lines => lines.join('\n')).join('\n\n')}\n`,
    branchName: `golden-images/upgrade-${hash.slice(0, 10)}`,
  };
}

/** As code in Markdown, whatever is in it. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const pad = fence.length > 1 ? ' ' : '';
  return `${fence}${pad}${text.replace(/``+/g, '`')}${pad}${fence}`;
}
