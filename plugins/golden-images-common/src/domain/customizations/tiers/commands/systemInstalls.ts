import type { Draft } from '../draft';
import { externalDrafts } from '../packages/external';
import { systemPackageDrafts } from '../packages/packageDrafts';
import { isAddress } from '../packages/source';
import { GAP, show, type Word } from '../shell/word';
import type { CommandContext, CommandJudge } from './judge';
import { names, readArguments } from './options';

/** How a manager of system packages is called. */
interface Manager {
  readonly name: string;
  readonly install: ReadonlySet<string>;
  /** Change what is there without naming it. */
  readonly upgrade: ReadonlySet<string>;
  /** Add a repository. */
  readonly repository?: ReadonlySet<string>;
  readonly valued: ReadonlySet<string>;
  /** Options whose value is a repository. */
  readonly sources?: ReadonlySet<string>;
  /** Options that switch the verification of packages off. */
  readonly unverified?: ReadonlySet<string>;
  /** Options whose value is a package. */
  readonly packages?: ReadonlySet<string>;
}

const APT: Manager = {
  name: 'apt',
  install: names('install reinstall build-dep satisfy'),
  upgrade: names('upgrade dist-upgrade full-upgrade safe-upgrade'),
  valued: names(
    '-t --target-release --default-release -o --option -c --config-file -a --host-architecture',
  ),
  unverified: names(
    '--allow-unauthenticated --force-yes --allow-insecure-repositories',
  ),
};
const DNF: Manager = {
  name: 'dnf',
  install: names('install localinstall reinstall groupinstall in'),
  upgrade: names(
    'update upgrade distro-sync dist-sync update-minimal system-upgrade upgrade-minimal',
  ),
  valued: names(
    '--enablerepo --disablerepo --repo --repoid --releasever --installroot --setopt -c --config -x --exclude --excludepkgs --disableplugin --enableplugin -d -e --forcearch --advisory --comment --noplugins --repofrompath',
  ),
  sources: names('--repofrompath'),
  unverified: names('--nogpgcheck --no-gpgchecks'),
};

const MANAGERS: Readonly<Record<string, Manager>> = {
  apt: APT,
  'apt-get': APT,
  'apt-fast': APT,
  aptitude: APT,
  apk: {
    name: 'apk',
    install: names('add'),
    upgrade: names('upgrade'),
    valued: names(
      '-X --repository -t --virtual -p --root --arch --cache-dir --keys-dir --repositories-file --wait --timeout --progress-fd --cache-max-age',
    ),
    sources: names('-X --repository'),
    unverified: names('--allow-untrusted'),
  },
  yum: DNF,
  dnf: DNF,
  dnf5: DNF,
  microdnf: DNF,
  tdnf: DNF,
  zypper: {
    name: 'zypper',
    install: names('install in source-install si install-new-recommends inr'),
    upgrade: names('update up dist-upgrade dup patch'),
    repository: names('addrepo ar'),
    valued: names(
      '-r --repo --from -t --type -p --plus-repo --root -R --installroot --releasever -D --reposd-dir -C --cache-dir --plus-content',
    ),
    sources: names('-p --plus-repo'),
    unverified: names(
      '--no-gpg-checks --gpg-auto-import-keys --allow-unsigned-rpm -G --no-gpgcheck',
    ),
  },
  pacman: {
    name: 'pacman',
    install: names(''),
    upgrade: names(''),
    valued: names(
      '--root -r --dbpath -b --config --cachedir --ignore --overwrite --arch',
    ),
  },
  opkg: simple('opkg', 'install', 'upgrade'),
  emerge: simple('emerge', '', ''),
  'xbps-install': simple('xbps', '', ''),
  swupd: simple('swupd', 'bundle-add', 'update'),
  snap: simple('snap', 'install', 'refresh'),
  brew: simple('brew', 'install', 'upgrade'),
  urpmi: simple('urpmi', '', ''),
  slackpkg: simple('slackpkg', 'install', 'upgrade'),
  pkg: simple('pkg', 'install', 'upgrade'),
};

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
  manager: Manager,
  program: string,
  options: readonly string[],
  operands: readonly Word[],
): readonly Word[] | 'nothing' | 'upgrade' | 'unknown' {
  if (program === 'pacman') {
    if (!options.some(each => /^-[a-z]*[SU]|^--(sync|upgrade)$/.test(each))) {
      return 'nothing';
    }
    const [first] = operands;
    return first
      ? operands
      : options.some(each => /^-S[a-z]*u/.test(each))
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
  manager: Manager,
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

function simple(name: string, install: string, upgrade: string): Manager {
  return {
    name,
    install: names(install),
    upgrade: names(upgrade),
    valued: names(''),
  };
}
