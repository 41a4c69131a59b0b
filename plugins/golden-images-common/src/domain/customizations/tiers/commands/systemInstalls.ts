import type { Draft } from '../draft';
import { externalDrafts } from '../packages/external';
import { systemPackageDrafts } from '../packages/packageDrafts';
import { isAddress } from '../packages/source';
import { GAP, show, type Word } from '../shell/word';
import type { CommandContext, CommandJudge } from './judge';
import { readArguments } from './options';
import { MANAGERS, type SystemManager } from './systemManagers';

/** Names of programs that install system packages. */
export const SYSTEM_MANAGERS: ReadonlySet<string> = new Set(
  Object.keys(MANAGERS),
);

/** Whether a word makes a manager install something. */
export function installs(manager: string, word: Word): boolean {
  const known = MANAGERS[manager];
  return known !== undefined && known.install.has(word.text);
}

/** Judges a call of a manager of system packages (R-T2-01, R-T3-04). */
export function judgeSystemInstall(program: string): CommandJudge {
  return (args, context) => {
    const manager = MANAGERS[program];
    const { options, operands } = readArguments(args, manager.valued);
    const settings = options.flatMap(({ name, value }): Draft[] => {
      if (manager.sources?.has(name) && value) {
        return externalDrafts(
          bare(value),
          'packages are installed',
          'package',
          context.policy,
        );
      }
      return manager.unverified?.has(name)
        ? [
            {
              item: 'external-source',
              reason: `${name} installs packages whose signature is not verified`,
            },
          ]
        : [];
    });
    if (options.some(({ name }) => manager.dry?.has(name))) {
      return settings;
    }
    const asked = packagesOf(
      manager,
      program,
      options.map(each => each.name),
      operands,
    );
    switch (asked) {
      case 'nothing':
        return settings;
      case 'upgrade':
        return [
          ...settings,
          {
            item: 'system-package',
            reason: `${program} replaces packages of the base by newer ones, so that the image differs from its golden release`,
          },
        ];
      case 'unknown':
        return [
          ...settings,
          {
            item: 'system-package',
            tier: 3,
            undecided: true,
            reason: `what ${program} does cannot be read`,
          },
        ];
      default:
        return [...settings, ...packageDrafts(asked, manager, context)];
    }
  };
}

function packagesOf(
  manager: SystemManager,
  program: string,
  options: readonly string[],
  operands: readonly Word[],
): readonly Word[] | 'nothing' | 'upgrade' | 'unknown' {
  if (program === 'pacman') {
    if (!options.some(each => /^-[a-z]*[SU]|^--(sync|upgrade)$/.test(each))) {
      return 'nothing';
    }
    if (operands.length > 0) {
      return operands;
    }
    return options.some(each => /^-S[a-z]*u/.test(each))
      ? 'upgrade'
      : 'nothing';
  }
  if (['emerge', 'xbps-install', 'urpmi'].includes(program)) {
    return operands.filter(each => !each.text.startsWith('@'));
  }
  const at = operands.findIndex(
    each =>
      manager.install.has(each.text) ||
      manager.upgrade.has(each.text) ||
      manager.repository?.has(each.text),
  );
  if (at < 0) {
    const [first] = operands;
    return first?.text.includes(GAP) ? 'unknown' : 'nothing';
  }
  if (manager.repository?.has(operands[at].text)) {
    return operands.slice(at + 1, at + 2);
  }
  const packages = operands
    .slice(at + 1)
    .filter(each => !each.text.startsWith('!'));
  return manager.upgrade.has(operands[at].text) && packages.length === 0
    ? 'upgrade'
    : packages;
}

function packageDrafts(
  words: readonly Word[],
  manager: SystemManager,
  { policy, fips }: CommandContext,
): Draft[] {
  return words.flatMap((word): Draft[] => {
    if (isAddress(word)) {
      return externalDrafts(word, 'a package is installed', 'package', policy);
    }
    if (isFile(word.text)) {
      return [
        {
          item: 'external-source',
          packages: [{ manager: manager.name, name: show(word) }],
          reason: `${show(
            word,
          )} is a package file, which comes from no approved repository`,
        },
      ];
    }
    return systemPackageDrafts([word], manager.name, fips);
  });
}

function isFile(text: string): boolean {
  return (
    /\.(deb|rpm|apk|pkg\.tar\.\w+)$/.test(text) || /^(\.{0,2}\/|~\/)/.test(text)
  );
}

/** `name,https://…` of dnf, `@tag https://…` of apk. */
function bare(word: Word): Word {
  return { ...word, text: word.text.replace(/^[^,/:]*,|^@\S+\s+/, '') };
}
